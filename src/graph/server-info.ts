/** Which Neo4j answers, and whether it is new enough. */
import type { Driver } from 'neo4j-driver'
import { ConfigurationError } from '../domain/errors.ts'

export interface ServerInfo {
  /** Such as 5.26.30. */
  readonly version: string
  readonly edition: string
  readonly address: string
}

/** The oldest version whose Cypher our queries are written in. */
const OLDEST: readonly [number, number] = [5, 26]

/** @throws {ConfigurationError} where the server is too old. Driver faults pass through. */
export async function checkServer(driver: Driver, database: string): Promise<ServerInfo> {
  const { address, protocolVersion } = await driver.getServerInfo({ database })
  const components = await driver.executeQuery(
    'CALL dbms.components() YIELD name, versions, edition WHERE name = "Neo4j Kernel" RETURN versions[0] AS version, edition',
    {},
    { database, routing: 'READ' },
  )
  const version = String(components.records[0]?.get('version') ?? `unknown (protocol ${protocolVersion})`)
  if (!isNewEnough(version)) {
    throw new ConfigurationError(`Neo4j at "${address}" is version "${version}", which is too old.`, {
      hint: `use Neo4j ${OLDEST.join('.')} or newer.`,
    })
  }
  return { version, edition: String(components.records[0]?.get('edition')), address: address ?? '' }
}

/** Neo4j counts 4.4, 5.26, then years: 2025.01. */
export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
}
