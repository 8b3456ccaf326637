/** `entity` and `entities`: any entity by its id. */
import { InputError } from '../../domain/errors.ts'
import type { Resolvers } from '../../generated/resolvers.ts'
import { MAX_PAGE_SIZE } from '../schema/scalars.ts'
import { hydrateAlone } from './hydrate.ts'

export const entityResolvers: Resolvers = {
  Query: {
    entity: async (_root, { id }, context, info) => (await hydrateAlone([id], context, info))[0] ?? null,
    entities: (_root, { ids }, context, info) => {
      if (ids.length > MAX_PAGE_SIZE) {
        throw new InputError(`"ids" has ${ids.length} ids, and may have ${MAX_PAGE_SIZE}.`, {
          hint: 'ask in several parts.',
        })
      }
      return hydrateAlone(ids, context, info)
    },
  },
}
