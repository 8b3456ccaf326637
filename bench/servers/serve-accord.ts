/** Accord as it is served, over the database that the settings name. */
import { startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openConfiguredGraph } from '../../src/open-graph.ts'
import { runAsInstalled, tellParent } from './server-side.ts'

runAsInstalled()
const config = readConfig()
const { graph, isReady, close } = await openConfiguredGraph({ config, report: () => {}, shared: true })
const app = await startApp({ config, graph, isReady })
tellParent(`${app.url}/graphql`, async () => {
  await app.close()
  await close()
})
