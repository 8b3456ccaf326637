/** Reads what briefs are made of, of one version of the graph: a stated number of rows, with exact counts beside them. */

import type {
  BriefGround,
  ConflictEntry,
  EntityFacts,
  FigureFacts,
  GapGroup,
  Listed,
} from '../../domain/brief/brief-facts.ts'
import { today } from '../../domain/calendar.ts'
import type { Conflict } from '../../domain/conflicts.ts'
import { ConflictError } from '../../domain/errors.ts'
import { countedPeriod, metricBasis, metricRules } from '../../domain/figure-metrics.ts'
import { type GapFacts, gapKinds } from '../../domain/gaps.ts'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import { type EntityLabel, entityLabelOf } from '../../domain/ontology.ts'
import type { EntityId, EntityRecord, EvidenceRecord } from '../../domain/subgraph.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphVersion } from '../../graph/graph-version.ts'
import { toNamedEnd } from '../../graph/light-entity.ts'
import { ownConflicts } from '../../graph/queries/brief-lists.ts'
import { countedEntities, figures } from '../../graph/queries/coverage.ts'
import { type FindingRange, type FindingRow, findings, findingsCount, wholeList } from '../../graph/queries/findings.ts'
import { gapRanges } from '../../graph/queries/gaps.ts'
import { entityParts, evidenceRecords, sourceRecords } from '../../graph/queries/parts.ts'
import { readAround } from './read-around.ts'

/** Most rows of a table; what it leaves out it says. */
export const MOST_ROWS = 60

/** Most relationships of one verb and way that are read of one entity; how many more there are is counted. */
export const MOST_AROUND = 40

/** Months ahead for which is told what falls due. */
const MONTHS_AHEAD = 12

export class BriefReader {
  readonly graph: Graph
  readonly asOf: string
  readonly isPast: boolean
  readonly #version: GraphVersion
  readonly #evidence = new Map<string, EvidenceRecord>()
  readonly #wanted = new Set<string>()
  #graphVersion = ''

  constructor(graph: Graph, asOf: string | null) {
    this.graph = graph
    this.asOf = asOf ?? today()
    this.isPast = this.asOf < today()
    this.#version = new GraphVersion(graph)
  }

  async begin(): Promise<void> {
    this.#graphVersion = await this.#version.since(performance.now())
  }

  /** Of one type, in the order given. */
  async entities(ids: readonly EntityId[], label: EntityLabel): Promise<EntityFacts[]> {
    return (await this.lists([ids, label]))[0]!
  }

  /** Several lists of one type each: what all of them are joined to is read at once. */
  async lists(
    ...lists: readonly (readonly [ids: readonly EntityId[], label: EntityLabel])[]
  ): Promise<EntityFacts[][]> {
    const [around, parts] = await Promise.all([
      readAround(this.graph, [...new Set(lists.flatMap(([ids]) => ids))], MOST_AROUND),
      Promise.all(lists.map(([ids, label]) => (ids.length === 0 ? [] : this.graph.read(entityParts(ids, label))))),
    ])
    return lists.map(([ids], place) => {
      const byId = new Map(parts[place]!.map((part) => [part.entity.id, part]))
      return ids.flatMap((id) => {
        const part = byId.get(id)
        if (part === undefined) return []
        const facts = { ...part, ...around.get(id)! }
        this.#note(facts)
        return [facts]
      })
    })
  }

  /** To be called of whatever is cited by id. */
  want(evidenceIds: readonly string[]): void {
    for (const id of evidenceIds) this.#wanted.add(id)
  }

  async gaps(of: EntityId): Promise<GapGroup[]> {
    const ranges = gapRanges(null, { asOf: this.asOf, isPast: this.isPast, withinMonths: MONTHS_AHEAD })
    return Promise.all(
      gapKinds.map(async (kind, place) => {
        const { items, total } = await this.#findings(of, ranges[place]!)
        const rows = items.map(({ entity, facts, evidenceIds }) => ({
          entity: toNamedEnd(entity),
          facts: facts as GapFacts,
          evidenceIds: evidenceIds ?? [],
        }))
        this.want(rows.flatMap(({ evidenceIds }) => evidenceIds))
        return { kind, items: rows, total }
      }),
    )
  }

  async conflicts(of: EntityId): Promise<Listed<ConflictEntry>> {
    const { items, total } = await this.#findings(of, [wholeList('CONFLICT')])
    const rows = items.map(({ entity, facts }) => ({ entity: toNamedEnd(entity), conflict: facts as Conflict }))
    this.want(rows.flatMap(({ conflict }) => conflict.candidates.flatMap(({ evidenceIds }) => evidenceIds)))
    return { items: rows, total }
  }

  /** Of these entities themselves, and not of what belongs to them. */
  async conflictsAmong(ids: readonly EntityId[]): Promise<Listed<ConflictEntry>> {
    const rows = ids.length === 0 ? [] : await this.graph.read(ownConflicts(ids))
    const items = rows.map(({ entity, facts }) => ({ entity, conflict: facts as Conflict }))
    this.want(items.flatMap(({ conflict }) => conflict.candidates.flatMap(({ evidenceIds }) => evidenceIds)))
    return { items: items.slice(0, MOST_ROWS), total: items.length }
  }

  async figures(ids: readonly EntityId[], total: number, language: Language): Promise<Listed<FigureFacts>> {
    const [parts, rows] = await Promise.all([
      this.entities(ids, 'ReportedFigure'),
      ids.length === 0 ? [] : this.graph.read(figures(ids)),
    ])
    const items = await Promise.all(
      parts.map(async (part) => {
        const figure = rows.find(({ id }) => id === part.entity.id)!
        const rule = metricRules[figure.metric ?? '']
        const period = countedPeriod(figure)
        const owners = figure.subjects.map(({ id }) => id)
        const counted =
          rule === undefined ? null : ((await this.graph.read(countedEntities(owners, rule, period)))[0]?.total ?? 0)
        const names = figure.subjects.map((subject) => nameIn(subject, language))
        return { part, counted, basis: metricBasis(figure.metric, period, names, language) }
      }),
    )
    return { items, total }
  }

  /** @throws {ConflictError} CONFLICT where the graph has changed since `begin`. */
  async ground(from: string | null, until: string | null): Promise<BriefGround> {
    const missing = [...this.#wanted].filter((id) => !this.#evidence.has(id))
    for (const one of missing.length === 0 ? [] : await this.graph.read(evidenceRecords(missing))) {
      this.#evidence.set(one.id, one)
    }
    const sourceIds = [...new Set([...this.#evidence.values()].map(({ sourceId }) => sourceId))]
    const sources = await this.graph.read(sourceRecords(sourceIds))
    await this.#assertUnchanged()
    return {
      graphVersion: this.#graphVersion,
      asOf: this.asOf,
      isPast: this.isPast,
      from,
      until,
      evidence: this.#evidence,
      sources: new Map(sources.map((source): [EntityId, EntityRecord] => [source.id, source])),
    }
  }

  async #findings(of: EntityId, range: readonly FindingRange[]): Promise<Listed<FindingRow>> {
    const question = { of, groups: [range], first: MOST_ROWS, after: null }
    const shape = { entity: ['name', 'nameVi'], evidence: 'IDS' as const, besides: null }
    const rows = await this.graph.read(findings(question, shape))
    if (rows.length <= MOST_ROWS) return { items: rows, total: rows.length }
    const [total = rows.length] = await this.graph.read(findingsCount(question))
    return { items: rows.slice(0, MOST_ROWS), total }
  }

  #note({ claims, changes, relationships }: EntityFacts): void {
    const all = [
      ...claims.map(({ evidence }) => evidence),
      ...changes.flatMap((change) => [...change.evidence, ...change.claims.map(({ evidence }) => evidence)]),
      ...relationships.flatMap(({ evidence }) => evidence),
    ]
    for (const one of all) this.#evidence.set(one.id, one)
  }

  async #assertUnchanged(): Promise<void> {
    const now = await this.#version.since(performance.now())
    if (now === this.#graphVersion) return
    throw new ConflictError(
      `The graph has changed while the brief was read, from version "${this.#graphVersion}" to "${now}".`,
      { hint: 'ask again.' },
    )
  }
}

export const labelOfEntity = (id: EntityId): EntityLabel => entityLabelOf(id)!
