/** A process that opens a database and then waits: SIGINT closes it in order, anything else kills it as it stands. */
import { openLocalDatabase } from '../../src/database/local-database.ts'
import { CACHE_FOLDER, probe } from '../support/neo4j.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const database = await openLocalDatabase({
  dataFolder: process.argv[2] ?? '',
  cacheFolder: CACHE_FOLDER,
  classArchive: false,
  profile: 'short',
  probe,
  report: (line) => say(`report ${line}`),
})
database.announce('http://127.0.0.1:4000')
process.on('SIGINT', async () => {
  await database.close()
  say('closed')
  process.exit(0)
})
say(`java ${database.pid}`)
say(`watchdog ${database.watchdogPid}`)
say('open')
