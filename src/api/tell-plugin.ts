/** What is told beside an answer, in `extensions`: of which graph it is, and what the question cost where that is asked. */
import type { ApolloServerPlugin } from '@apollo/server'
import type { Context } from './context.ts'

/** A request asks for the cost by `"extensions": {"cost": true}`. */
export function tellPlugin(maxCost: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response: { body }, contextValue: { told } }) {
          if (body.kind !== 'single') return
          const asksCost = request.extensions?.cost === true && told.cost !== null
          const extensions = {
            ...(told.graphVersion === null ? {} : { graphVersion: told.graphVersion }),
            ...(asksCost ? { cost: { estimate: told.cost, most: maxCost } } : {}),
          }
          if (Object.keys(extensions).length > 0) body.singleResult.extensions = extensions
        },
      }
    },
  }
}
