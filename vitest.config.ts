import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

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
    // All files share one database.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
