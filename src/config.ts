/** Every setting in one table: its name, what it is, its default, how it reads. The only file that sees the environment. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError, type Problem } from './domain/errors.ts'
import { didYouMean } from './domain/suggest.ts'

/** The folder of the package: the parent of `src/` and of `dist/`. */
export const PACKAGE_FOLDER = fileURLToPath(new URL('..', import.meta.url))

/** The version of the package, such as 0.1.0. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')).version
}

/** Whether a script of the package runs us, such as `npm start`. */
export function isRunByNpm(): boolean {
  return process.env.npm_lifecycle_event !== undefined
}

/** The designed schema, the ready questions, and the pages as they were built. */
export const SCHEMA_FOLDER = new URL('../schema/', import.meta.url)
export const QUESTIONS_FOLDER = new URL('../src/web/questions/', import.meta.url)
export const WEB_FOLDER = new URL('../dist/web/', import.meta.url)

interface Setting<Value> {
  readonly description: string
  /** As text, as it would be written; null where there is none. */
  readonly default: string | null
  /** The value, or a sentence that ends where the value in quotes has been named. */
  readonly parse: (text: string) => Value | Fault
}

class Fault {
  readonly expected: string
  constructor(expected: string) {
    this.expected = expected
  }
}

const text = (value: string): string => value

const wholeNumber =
  (least: number, most: number) =>
  (value: string): number | Fault => {
    const number = Number(value)
    const isRight = /^\d+$/.test(value) && number >= least && number <= most
    return isRight ? number : new Fault(`a whole number from ${least} to ${most}`)
  }

const oneOf =
  <Term extends string>(terms: readonly Term[]) =>
  (value: string): Term | Fault =>
    terms.includes(value as Term) ? (value as Term) : new Fault(`one of ${terms.join(', ')}`)

const neo4jUri = (value: string): string | Fault =>
  URL.canParse(value) && /^(?:neo4j|bolt)(?:\+s|\+ssc)?:$/.test(new URL(value).protocol)
    ? value
    : new Fault('an address such as neo4j://host:7687 or neo4j+s://name.databases.neo4j.io')

const yesOrNo = (value: string): boolean | Fault =>
  ['true', 'false'].includes(value) ? value === 'true' : new Fault('true or false')

const origins = (value: string): string[] | Fault => {
  const list = value.split(',').map((part) => part.trim())
  const isOrigin = (part: string) => part === '*' || (URL.canParse(part) && new URL(part).origin === part)
  return list.every(isOrigin)
    ? list
    : new Fault('a list of origins with commas between them, such as https://example.org, or *')
}

const setting = <Value, Default extends string | null>(
  description: string,
  fallback: Default,
  parse: Setting<Value>['parse'],
): Setting<Value> & { readonly default: Default } => ({
  description,
  default: fallback,
  parse,
})

export const settings = {
  PORT: setting('Port of the HTTP server.', '4000', wholeNumber(0, 65_535)),
  HOST: setting('Address it listens on. Anything but loopback is open to the network.', '127.0.0.1', text),
  ACCORD_DATA: setting('Folder of the local database and its cache.', '.accord', text),
  ACCORD_SEED: setting('Folder of the seed files.', 'seed', text),
  NEO4J_URI: setting('A Neo4j to use; without it one is started on this machine.', null, neo4jUri),
  NEO4J_USER: setting('Its user.', 'neo4j', text),
  NEO4J_PASSWORD: setting('Its password.', null, text),
  NEO4J_DATABASE: setting('Its database.', 'neo4j', text),
  NEO4J_POOL_SIZE: setting('Most connections to it at once.', '16', wholeNumber(1, 1_000)),
  NEO4J_HEAP: setting('Heap of the local database, in MiB.', '512', wholeNumber(128, 1_048_576)),
  JAVA_HOME: setting('The Java of the local database; without it, the one on the PATH.', null, text),
  CORS_ORIGINS: setting('Origins whose pages may ask, with commas between them; none without it.', null, origins),
  LOG_LEVEL: setting(
    'How much is logged; info has a line for each request.',
    'warn',
    oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  ),
  QUERY_TIMEOUT_MS: setting(
    'Longest that one question may take, its waiting included, in milliseconds.',
    '10000',
    wholeNumber(100, 600_000),
  ),
  QUERY_MAX_DEPTH: setting('Deepest selection or filter that is answered.', '16', wholeNumber(1, 100)),
  QUERY_MAX_ALIASES: setting('Most aliases in one question.', '50', wholeNumber(1, 10_000)),
  QUERY_MAX_TOKENS: setting('Longest question, in tokens.', '5000', wholeNumber(100, 1_000_000)),
  QUERY_MAX_COST: setting(
    'Most that one question may read, in fields times page sizes.',
    '200000',
    wholeNumber(100, 1_000_000_000),
  ),
  QUERY_LARGE_AT_ONCE: setting(
    'How many questions that cost more than a tenth of that are answered at once.',
    '4',
    wholeNumber(1, 1_000),
  ),
  ANSWER_CACHE_MB: setting(
    'Memory for answers that are given again until the graph changes, in MiB; 0 keeps none.',
    '64',
    wholeNumber(0, 1_048_576),
  ),
  SHARED_MAX_AGE: setting(
    'How long a cache in front may give an answer on without asking, in seconds.',
    '1',
    wholeNumber(0, 86_400),
  ),
  EXPORT_MAX_ENTITIES: setting('Most entities that one export may have.', '200000', wholeNumber(1, 10_000_000)),
  EXPORTS_AT_ONCE: setting(
    'How many exports and workbooks are written at once; others wait five seconds.',
    '2',
    wholeNumber(1, 100),
  ),
  DATA_LICENCE: setting(
    'What exports say of the right to use them.',
    'Apache-2.0; quotations belong to the publishers of the sources that they name.',
    text,
  ),
  TRUSTED_DOCUMENTS: setting('File of questions that are known by their hash; none without it.', null, text),
  TRUSTED_ONLY: setting('Whether only those are answered.', 'false', yesOrNo),
} as const satisfies Record<string, Setting<unknown>>

export type SettingName = keyof typeof settings

type ValueOf<S> = S extends Setting<infer Value> ? Exclude<Value, Fault> : never

/** Values by name; null where a setting without a default is not set. */
export type Config = {
  readonly [Name in SettingName]: (typeof settings)[Name]['default'] extends string
    ? ValueOf<(typeof settings)[Name]>
    : ValueOf<(typeof settings)[Name]> | null
}

/** Takes what `.env` in the folder of the call sets; what the environment sets already stays. */
export function loadEnvironmentFile(): void {
  // Libraries check more, and more slowly, for whoever develops; graphql asks when it is loaded.
  process.env.NODE_ENV ??= 'production'
  if (existsSync('.env')) process.loadEnvFile('.env')
}

/**
 * Reads the settings; an empty value counts as not set. Relative folders count from where the command was called,
 * the default seed from the package.
 * @throws {ConfigurationError} CONFIGURATION with every bad setting at once.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  for (const [name, { default: fallback, parse }] of Object.entries(settings)) {
    const written = environment[name]?.trim() || fallback
    const value = written === null ? null : parse(written)
    if (value instanceof Fault) {
      problems.push({ where: name, message: `"${written}" is not ${value.expected}.` })
    } else values[name] = value
  }
  problems.push(...unknownSettings(environment))
  if (problems.length > 0) {
    const count = problems.length === 1 ? 'One setting is' : `${problems.length} settings are`
    throw new ConfigurationError(`${count} not right; nothing was started.`, {
      problems,
      hint: 'correct them in the environment or in .env; the README lists every setting.',
    })
  }
  const seed = environment.ACCORD_SEED ? resolve(environment.ACCORD_SEED) : join(PACKAGE_FOLDER, 'seed')
  return { ...values, ACCORD_DATA: resolve(values.ACCORD_DATA as string), ACCORD_SEED: seed } as unknown as Config
}

/** A setting of ours that nobody knows is a slip of the pen, and silently does nothing. */
function unknownSettings(environment: Readonly<Record<string, string | undefined>>): Problem[] {
  const known = Object.keys(settings)
  return Object.keys(environment)
    .filter((name) => /^(?:ACCORD|QUERY_MAX)_/.test(name) && !known.includes(name) && !name.startsWith('ACCORD_TEST_'))
    .map((name) => ({ where: name, message: `there is no such setting.${didYouMean(name, known)}` }))
}
