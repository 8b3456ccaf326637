/** How the driver holds its connections, with the reason for each figure. docs/operations.md has them as a table. */
import type { Config } from 'neo4j-driver'

/** Milliseconds. A read is over after QUERY_TIMEOUT_MS and `retryWindow`, whatever it waited for. */
export const patience = {
  /** To open a connection: three packets and TLS, across an ocean as well. */
  connect: 3_000,
  /** To get one from the pool, opened anew or given back by another question: as long as most questions may take. */
  acquire: 10_000,
  /** A question that failed is asked again no later than this after it began. */
  retryWindow: 5_000,
  /** To find out at a start who answers. */
  open: 15_000,
  /** Of a readiness check, as a whole. */
  ping: 2_000,
  /** A write that failed is tried again until then: a cluster takes half a minute to miss a leader and elect another. */
  writeRetries: 60_000,
  /** One write in the database: a seed is written in one transaction. */
  write: 600_000,
  /** What has lain idle for longer is tried before it is used: firewalls forget silent connections, most after minutes. */
  idle: 30_000,
  /** A connection is closed after an hour, so that what changed behind a name in DNS is noticed. */
  lifetime: 3_600_000,
} as const

/** `poolSize` counts the connections to each server of a cluster. */
export function driverSettings(poolSize: number): Config {
  return {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: poolSize,
    connectionTimeout: patience.connect,
    connectionAcquisitionTimeout: patience.acquire,
    connectionLivenessCheckTimeout: patience.idle,
    maxConnectionLifetime: patience.lifetime,
    maxTransactionRetryTime: patience.writeRetries,
    // Reads are asked again by our own rule, in retry.ts; two rules would multiply.
    disableAutoCommitRetries: true,
    userAgent: 'accord',
  }
}
