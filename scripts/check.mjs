/**
 * `npm run check`: types, lint and format, layers, spelling, generated files. Runs all of them and reports together,
 * so that one run shows everything there is to mend.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const GENERATED = [
  'schema/accord.graphql',
  'seed/seed.schema.json',
  'src/generated/resolvers.ts',
  'src/web/generated/questions.ts',
]

const bin = (name) => `node_modules/.bin/${name}`

const checks = [
  ['types', [bin('tsc'), '-p', 'tsconfig.json']],
  ['types of the pages', [bin('tsc'), '-p', 'src/web/tsconfig.json']],
  ['lint and format', [bin('biome'), 'ci', '--colors=off', '--error-on-warnings', '.']],
  ['layers', [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src']],
  ['spelling', [bin('cspell'), '--no-progress', '--no-summary', '--dot', '.']],
]

function run(command) {
  const [file, ...args] = command
  const { status, stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  return { passed: status === 0, output: `${stdout ?? ''}${stderr ?? ''}`.trim() }
}

/** Generates anew and compares: a file that changes was out of date. */
function checkGenerated() {
  const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  const before = GENERATED.map(read)
  const { passed, output } = run(['npm', 'run', '--silent', 'generate'])
  const stale = GENERATED.filter((path, index) => read(path) !== before[index])
  const message = stale.map((path) => `${path} was out of date; it has been generated anew, commit it.`)
  return { passed: passed && stale.length === 0, output: passed ? message.join('\n') : output }
}

let failed = 0
for (const [name, command] of [...checks, ['generated files', null]]) {
  const started = Date.now()
  const { passed, output } = command === null ? checkGenerated() : run(command)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (passed) continue
  failed++
  console.log(output.replaceAll(/^/gm, '    '))
}
process.exitCode = failed === 0 ? 0 : 1
