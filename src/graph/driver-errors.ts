/** Faults of the driver → our errors. Switches on codes, never on message text. */
import { isRetryableError, Neo4jError } from 'neo4j-driver'
import { AccordError, ConfigurationError, TimeoutError, UnavailableError } from '../domain/errors.ts'

interface Where {
  readonly uri: string
  readonly user: string
  readonly database: string
  readonly readTimeoutMs: number
  readonly dataFolder?: string | undefined
}

/** Where the driver knows the cluster, it looks for the leader anew; they remain where it was told of one server only. */
const NOT_A_LEADER = 'Neo.ClientError.Cluster.NotALeader'
const READ_ONLY = 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase'

function isRefusedWrite(cause: unknown): boolean {
  return cause instanceof Neo4jError && (cause.code === NOT_A_LEADER || cause.code === READ_ONLY)
}

/** Neo4j calls these transient, as memory may be free later; what asked for too much would ask for it again. */
const MEMORY_CODES = new Set(
  ['MemoryPoolOutOfMemoryError', 'TransactionOutOfMemoryError', 'OutOfMemoryError'].map(
    (name) => `Neo.TransientError.General.${name}`,
  ),
)

export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Neo4jError && MEMORY_CODES.has(error.code)
}

export function isRetriable(error: unknown): boolean {
  return error instanceof Neo4jError && isRetryableError(error) && !isOutOfMemory(error)
}

/** What is no fault of the database's or of a setting is returned as it is: it is a bug, and masked further out. */
export function toAccordError(error: unknown, where: Where): unknown {
  const { uri, user, database, readTimeoutMs } = where
  if (error instanceof AccordError) return error
  if (!(error instanceof Neo4jError)) return malformedUri(error, uri)
  const cause = error
  switch (error.code) {
    case 'Neo.ClientError.Security.Unauthorized':
    case 'Neo.ClientError.Security.CredentialsExpired':
      return new ConfigurationError(`Neo4j at "${uri}" refuses the password of the user "${user}".`, {
        hint: 'set NEO4J_USER and NEO4J_PASSWORD to those of that server.',
        cause,
      })
    case 'Neo.ClientError.Security.AuthenticationRateLimit':
      return new ConfigurationError(`Neo4j at "${uri}" has locked the user "${user}" after too many wrong passwords.`, {
        hint: 'wait a few seconds, then try again with the right NEO4J_PASSWORD.',
        cause,
      })
    case 'Neo.ClientError.Security.Forbidden':
      return new ConfigurationError(`Neo4j at "${uri}" does not let the user "${user}" do that.`, {
        hint: 'give the user the right to read and write, and to create constraints and indexes.',
        cause,
      })
    case 'Neo.ClientError.Database.DatabaseNotFound':
      return new ConfigurationError(`Neo4j at "${uri}" has no database "${database}".`, {
        hint: 'set NEO4J_DATABASE to one that exists there.',
        cause,
      })
    case 'Neo.ClientError.Transaction.TransactionTimedOut':
    case 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration':
      return new TimeoutError(`The question took longer than ${readTimeoutMs} ms.`, {
        hint: 'ask for fewer entries, a shorter period or less depth.',
        cause,
      })
    case NOT_A_LEADER:
    case READ_ONLY:
      return new ConfigurationError(`Neo4j at "${uri}" does not take writes.`, {
        hint: 'write NEO4J_URI as neo4j://host:7687, so that writes find the leader of the cluster; or let that server write.',
        cause,
      })
    // There is no code for a full disk. Where Neo4j meets the first, it stops the database, and says the second from then on.
    case 'Neo.DatabaseError.Transaction.TransactionLogError':
      return diskFault('cannot write to its disk, which is full or fails', where, cause)
    case 'Neo.DatabaseError.Transaction.TransactionStartFailed':
      return diskFault(`has stopped its database "${database}", as it does on a full disk`, where, cause)
    case 'ServiceUnavailable':
    case 'SessionExpired':
      if (isRefusedWrite(error.cause)) break
      return new UnavailableError(`No Neo4j answers at "${uri}".`, {
        hint: 'see that the database runs there and can be reached, then try again.',
        cause,
      })
  }
  if (isOutOfMemory(error)) {
    return new UnavailableError(`Neo4j at "${uri}" has not enough memory for that.`, {
      hint: 'ask for less at once, or give it more: NEO4J_HEAP on this machine, dbms.memory.transaction.total.max elsewhere.',
      cause,
    })
  }
  if (isRetryableError(error)) {
    return new UnavailableError(`Neo4j at "${uri}" is busy or changing its leader.`, { hint: 'try again.', cause })
  }
  return error
}

function diskFault(what: string, { uri, dataFolder }: Where, cause: Neo4jError): UnavailableError {
  const hint =
    dataFolder === undefined
      ? 'make room on the disk of that server, look into its log, and restart it.'
      : `make room on the disk of "${dataFolder}", then start again.`
  return new UnavailableError(`Neo4j at "${uri}" ${what}.`, { hint, cause })
}

/** The driver throws plain errors for addresses that it cannot read. */
function malformedUri(error: unknown, uri: string): unknown {
  if (URL.canParse(uri) && /^(?:neo4j|bolt)(?:\+s|\+ssc)?:$/.test(new URL(uri).protocol)) return error
  return new ConfigurationError(`"${uri}" is not an address of a Neo4j.`, {
    hint: 'write NEO4J_URI as neo4j://host:7687, or neo4j+s:// for an encrypted connection.',
    cause: error,
  })
}
