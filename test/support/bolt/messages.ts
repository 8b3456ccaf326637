/** The messages of Bolt 5 that a proxy tells apart, and what it answers in the place of a server. */
import { decode, encode, type Value } from './packstream.ts'

const KINDS = {
  1: 'HELLO',
  2: 'GOODBYE',
  15: 'RESET',
  16: 'RUN',
  17: 'BEGIN',
  18: 'COMMIT',
  19: 'ROLLBACK',
  47: 'DISCARD',
  63: 'PULL',
  84: 'TELEMETRY',
  102: 'ROUTE',
  106: 'LOGON',
  107: 'LOGOFF',
} as const

export type Kind = (typeof KINDS)[keyof typeof KINDS]

/** What a client said, as a proxy saw it. */
export interface Seen {
  /** The name of the member that it was said to. */
  readonly to: string
  readonly kind: Kind
  /** Of RUN. */
  readonly cypher: string | null
  /** Of RUN and BEGIN; inside a transaction RUN says neither. */
  readonly mode: 'READ' | 'WRITE' | null
  readonly bookmarks: readonly string[]
}

export function read(to: string, message: Buffer): Seen {
  const { tag, fields } = decode(message)
  const kind = KINDS[tag as keyof typeof KINDS]
  const extra = (kind === 'RUN' ? fields[2] : kind === 'BEGIN' ? fields[0] : null) as { [key: string]: Value } | null
  const begins = kind === 'BEGIN' || (kind === 'RUN' && extra !== null && 'db' in extra)
  return {
    to,
    kind,
    cypher: kind === 'RUN' ? (fields[0] as string) : null,
    mode: begins ? (extra?.mode === 'r' ? 'READ' : 'WRITE') : null,
    bookmarks: (extra?.bookmarks ?? []) as string[],
  }
}

const SUCCESS = 0x70
const RECORD = 0x71
const IGNORED = 0x7e
const FAILURE = 0x7f

export const isRecord = (message: Buffer): boolean => message.readUInt8(1) === RECORD

export const ignored = (): Buffer => encode(IGNORED)

/** In the shape of Bolt 5.7; older versions read `code` and pass over the rest. */
export function failure(code: string): Buffer {
  const message = `Injected: ${code}`
  return encode(FAILURE, {
    code,
    neo4j_code: code,
    message,
    gql_status: '50N42',
    description: message,
    diagnostic_record: { OPERATION: '', OPERATION_CODE: '0', CURRENT_SCHEMA: '/' },
  })
}

/** Addresses by role. */
export interface RoutingTable {
  readonly routers: readonly string[]
  readonly readers: readonly string[]
  readonly writers: readonly string[]
}

export function routingTable({ routers, readers, writers }: RoutingTable, ttlSeconds: number, db: string): Buffer {
  const servers = [
    { role: 'ROUTE', addresses: [...routers] },
    { role: 'READ', addresses: [...readers] },
    { role: 'WRITE', addresses: [...writers] },
  ]
  return encode(SUCCESS, { rt: { ttl: ttlSeconds, db, servers } })
}
