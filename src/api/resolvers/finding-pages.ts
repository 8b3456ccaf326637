/** Pages of findings: gaps, conflicts, documents in their states. */
import type { FieldNode, GraphQLResolveInfo } from 'graphql'
import { decodeCursor, wrongCursor } from '../../graph/cursor.ts'
import {
  type FindingPlace,
  type FindingRange,
  type FindingRow,
  type FindingsShape,
  findings,
  findingsCount,
} from '../../graph/queries/findings.ts'
import type { Context } from '../context.ts'
import { readCurrent } from './current-id.ts'
import { evidenceAsked, lightEntityProperties } from './light-rows.ts'
import { type CountedPage, toPage } from './question-page.ts'
import { selectedBelow } from './selection.ts'

export interface FindingsArgs {
  /** The field of `Query`. */
  readonly question: string
  readonly of: string | null
  readonly groups: readonly (readonly FindingRange[])[]
  readonly first: number
  readonly after: string | null
  /** The field that shows the entity, and stored properties of it that are wanted besides what is selected there. */
  readonly entityField: string
  readonly alsoWanted: (asks: (field: string) => boolean) => readonly string[]
  /** What is read besides, as `FindingsShape` has it, by what is selected below each field. */
  readonly besides?: (below: (field: string) => readonly FieldNode[]) => string | null
}

export async function findingPage(
  args: FindingsArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<CountedPage<FindingRow>> {
  const { question, groups, first } = args
  const after = args.after === null ? null : placeOf(question, args.after)
  const shape = shapeOf(args, info)
  const read = (of: string | null) => context.graph.read(findings({ of, groups, first, after }, shape))
  const { id: of, rows } = await readCurrent(args.of, context.graph, read)
  return {
    ...toPage(question, rows, { first, after }, ({ place: { group, at } }) => `${group} ${at}`),
    count: async ({ graph }) => (await graph.read(findingsCount({ of, groups, first, after })))[0] ?? 0,
  }
}

function shapeOf({ entityField, alsoWanted, besides }: FindingsArgs, info: GraphQLResolveInfo): FindingsShape {
  const { fieldNodes, fragments } = info
  const nodes = selectedBelow(selectedBelow(fieldNodes, 'edges', fragments), 'node', fragments)
  const below = (field: string) => selectedBelow(nodes, field, fragments)
  return {
    entity: [
      ...lightEntityProperties(below(entityField), fragments),
      ...alsoWanted((field) => below(field).length > 0),
    ],
    evidence: evidenceAsked(below('evidence'), fragments),
    besides: besides?.(below) ?? null,
  }
}

/** @throws {InputError} where it is a cursor of something else. */
function placeOf(question: string, cursor: string): FindingPlace {
  const place = /^(\d{1,2}) (.+)$/s.exec(decodeCursor(question, cursor))
  if (place === null) throw wrongCursor(question, cursor)
  return { group: Number(place[1]), at: place[2]! }
}
