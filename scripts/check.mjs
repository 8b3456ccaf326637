/**
 * `npm run check`: types, lint and format, layers, spelling, generated files. Runs all of them, two at a time where there
 * are two cores, and reports together, so that one run shows everything there is to mend.
 */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const GENERATED = [
  'schema/accord.graphql',
  'seed/seed.schema.json',
  'src/generated/resolvers.ts',
  'src/web/generated/questions.ts',
  'src/web/generated/explorer.ts',
]

const bin = (name) => `node_modules/.bin/${name}`

/** The longest first, so that none is left alone at the end. */
const checks = [
  ['generated files', checkGenerated],
  ['spelling', () => run(bin('cspell'), '--no-progress', '--no-summary', '--dot', '.')],
  ['types', () => run(bin('tsc'), '-p', 'tsconfig.json')],
  ['types of the pages', () => run(bin('tsc'), '-p', 'src/web/tsconfig.json')],
  ['layers', () => run(bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src')],
  ['lint and format', () => run(bin('biome'), 'ci', '--colors=off', '--error-on-warnings', '.')],
]

function run(file, ...args) {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ passed: false, output: message }))
    child.on('close', (code) => resolve({ passed: code === 0, output: output.trim() }))
  })
}

/** Generates anew and compares: a file that changes was out of date. What is up to date is not written, only read. */
async function checkGenerated() {
  const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')
  const before = GENERATED.map(read)
  const { passed, output } = await run('npm', 'run', '--silent', 'generate')
  const stale = GENERATED.filter((path, index) => read(path) !== before[index])
  const message = stale.map((path) => `${path} was out of date; it has been generated anew, commit it.`)
  return { passed: passed && stale.length === 0, output: passed ? message.join('\n') : output }
}

let failed = 0
async function takeChecks() {
  for (let next = checks.shift(); next !== undefined; next = checks.shift()) {
    const [name, check] = next
    const started = Date.now()
    const { passed, output } = await check()
    console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
    if (passed) continue
    failed++
    console.log(output.replaceAll(/^/gm, '    '))
  }
}

await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, takeChecks))
process.exitCode = failed === 0 ? 0 : 1
