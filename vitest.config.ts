import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ByDatabase } from './test/support/by-database.ts'

const report = process.env.ACCORD_TEST_REPORT

export default defineConfig({
  resolve: {
    // The library loads GraphQL as CommonJS; an ESM build beside it would be another realm.
    alias: [
      { find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // A report for machines beside the one for people, where a machine asks for it.
    ...(report === undefined ? {} : { reporters: ['default', ['json', { outputFile: report }]] }),
    globalSetup: 'test/support/neo4j.ts',
    pool: 'forks',
    // Every file would load the libraries and build the schema anew: a third of the time.
    isolate: false,
    // Each worker has a database of its own. More than two gain little: the longest files start databases besides.
    maxWorkers: process.env.NEO4J_URI ? 1 : Math.min(2, availableParallelism()),
    sequence: { sequencer: ByDatabase },
    // Generous: two workers and two databases may share two slow cores.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
