/**
 * A cluster as a driver sees one: members with ports of their own and a routing table that the test sets, all in front
 * of one real Neo4j. By rules, messages are answered with failures, delayed, or end their connection; members refuse
 * connections or fall silent. What no such stand-in shows: how a real cluster elects, and how far its members lag.
 */
import { createServer, type Server, type Socket } from 'node:net'
import { BoltLink, type Rule } from './bolt-link.ts'
import { type Kind, type RoutingTable, routingTable, type Seen } from './messages.ts'

export interface RuleScope {
  readonly kind: Kind
  /** One member; without it, whichever is spoken to. */
  readonly at?: string
  /** How often the rule holds; default 1. */
  readonly times?: number
  /** Of RUN: what its statement contains. */
  readonly cypher?: string
}

export interface BoltCluster {
  /** Such as neo4j://127.0.0.1:41234 for a driver that routes; `scheme` bolt speaks to that one member. */
  uri(member: string, scheme?: 'neo4j' | 'bolt'): string
  /** Members by role; null lets the real Neo4j answer. A table is held for `ttlSeconds`, by default for an hour. */
  setTable(table: RoutingTable, ttlSeconds?: number): void
  rule(scope: RuleScope, rule: Rule): void
  /** In the order in which they came: all, or those of a kind. HELLO and the like are there, too. */
  seen(kind?: Kind): readonly Seen[]
  /** Forgets what was seen and every rule. */
  clear(): void
  /** The members end their connections and take no more until they `accept`. */
  refuse(...members: string[]): Promise<void>
  accept(...members: string[]): Promise<void>
  /** The members take connections and pass nothing on, in either direction, until they `speak`. */
  fallSilent(...members: string[]): void
  speak(...members: string[]): void
  close(): Promise<void>
}

interface Member {
  readonly server: Server
  readonly port: number
  readonly links: Set<BoltLink>
  isSilent: boolean
}

/** `target` is the URI of the real Neo4j. All members are routers, readers and writers until a table is set. */
export async function startBoltCluster(target: string, names: readonly string[]): Promise<BoltCluster> {
  const cluster = new ProxiedCluster(new URL(target))
  for (const name of names) await cluster.add(name)
  cluster.setTable({ routers: names, readers: names, writers: names })
  return cluster
}

class ProxiedCluster implements BoltCluster {
  readonly #target: { host: string; port: number }
  readonly #members = new Map<string, Member>()
  #seen: Seen[] = []
  #rules: { readonly scope: RuleScope; readonly rule: Rule; left: number }[] = []
  #table: Buffer | null = null

  constructor(target: URL) {
    this.#target = { host: target.hostname, port: Number(target.port || 7687) }
  }

  async add(name: string): Promise<void> {
    const links = new Set<BoltLink>()
    const server = createServer((client) => this.#link(name, client))
    const port = await listen(server, 0)
    this.#members.set(name, { server, port, links, isSilent: false })
  }

  uri(name: string, scheme: 'neo4j' | 'bolt' = 'neo4j'): string {
    return `${scheme}://${this.#address(name)}`
  }

  setTable({ routers, readers, writers }: RoutingTable, ttlSeconds = 3600): void {
    const addresses = (names: readonly string[]) => names.map((name) => this.#address(name))
    const table = { routers: addresses(routers), readers: addresses(readers), writers: addresses(writers) }
    this.#table = routingTable(table, ttlSeconds, 'neo4j')
  }

  rule(scope: RuleScope, rule: Rule): void {
    this.#rules.push({ scope, rule, left: scope.times ?? 1 })
  }

  seen(kind?: Kind): readonly Seen[] {
    return this.#seen.filter((one) => kind === undefined || one.kind === kind)
  }

  clear(): void {
    this.#seen = []
    this.#rules = []
  }

  async refuse(...names: string[]): Promise<void> {
    for (const { server, links } of this.#named(names)) {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const link of links) link.end()
      await closed
    }
  }

  async accept(...names: string[]): Promise<void> {
    for (const { server, port } of this.#named(names)) await listen(server, port)
  }

  fallSilent(...names: string[]): void {
    for (const member of this.#named(names)) {
      member.isSilent = true
      for (const link of member.links) link.pause()
    }
  }

  speak(...names: string[]): void {
    for (const member of this.#named(names)) {
      member.isSilent = false
      for (const link of member.links) link.resume()
    }
  }

  async close(): Promise<void> {
    await this.refuse(...this.#members.keys())
  }

  #link(name: string, client: Socket): void {
    const member = this.#members.get(name)!
    const link = new BoltLink({
      to: name,
      client,
      server: this.#target,
      route: () => this.#table,
      ruleFor: (seen) => this.#ruleFor(seen),
    })
    member.links.add(link)
    client.on('close', () => member.links.delete(link))
    if (member.isSilent) link.pause()
  }

  #ruleFor(seen: Seen): Rule | null {
    this.#seen.push(seen)
    const found = this.#rules.find(
      ({ scope: { kind, at, cypher }, left }) =>
        left > 0 &&
        kind === seen.kind &&
        (at === undefined || at === seen.to) &&
        (cypher === undefined || seen.cypher?.includes(cypher) === true),
    )
    if (found === undefined) return null
    found.left--
    return found.rule
  }

  #named(names: readonly string[]): Member[] {
    return names.map((name) => this.#members.get(name)!)
  }

  #address(name: string): string {
    return `127.0.0.1:${this.#members.get(name)!.port}`
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as { port: number }).port)
    })
  })
}
