/** What a user would pick instead: @neo4j/graphql over the same types, on Apollo's standalone server, nothing set. */
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { Neo4jGraphQL } from '@neo4j/graphql'
import neo4j from 'neo4j-driver'
import { SCHEMA_FOLDER } from '../../src/config.ts'
import { stockTypeDefinitions } from '../stock/stock-type-definitions.ts'
import { runAsInstalled, serverSettings, tellParent } from './server-side.ts'

runAsInstalled()
const { uri, user, password, database } = serverSettings()
const driver = neo4j.driver(uri, neo4j.auth.basic(user, password))
const library = new Neo4jGraphQL({ typeDefs: stockTypeDefinitions(SCHEMA_FOLDER), driver })
const server = new ApolloServer({ schema: await library.getSchema(), stopOnTerminationSignals: false })
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ sessionConfig: { database } }),
})
tellParent(url, async () => {
  await server.stop()
  await driver.close()
})
