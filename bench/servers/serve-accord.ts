/** Accord as it is installed, over the database that the settings name: what `npm run build` made of `src`. */
import { readConfig } from '../../src/config.ts'
import { runAsInstalled, tellParent } from './server-side.ts'

/** tsx would name every function anew each time that one is made, which an answer pays for. */
const built = (name: string) => import(new URL(`../../dist/${name}.js`, import.meta.url).href)

runAsInstalled()
const { startApp }: typeof import('../../src/app.ts') = await built('app')
const { openConfiguredGraph }: typeof import('../../src/open-graph.ts') = await built('open-graph')
const config = readConfig()
const { graph, isReady, close } = await openConfiguredGraph({ config, report: () => {}, shared: true })
const app = await startApp({ config, graph, isReady })
tellParent(`${app.url}/graphql`, async () => {
  await app.close()
  await close()
})
