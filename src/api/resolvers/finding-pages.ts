/** Pages of findings: gaps, conflicts, documents in their states. */
import type { GraphQLResolveInfo } from 'graphql'
import { InputError } from '../../domain/errors.ts'
import { decodeCursor } from '../../graph/cursor.ts'
import {
  type FindingPlace,
  type FindingRange,
  type FindingRow,
  findings,
  findingsCount,
} from '../../graph/queries/findings.ts'
import type { Context } from '../context.ts'
import { currentId } from './history.ts'
import { lightEntityProperties, lightEvidenceShape } from './light-rows.ts'
import { type QuestionPage, toPage } from './question-page.ts'
import { selectedBelow } from './selection.ts'

export interface FindingsArgs {
  readonly of: string | null
  readonly groups: readonly (readonly FindingRange[])[]
  readonly first: number
  readonly after: string | null
  /** The field that shows the entity, and stored properties of it that are wanted besides what is selected there. */
  readonly entityField: string
  readonly alsoWanted: (asks: (field: string) => boolean) => readonly string[]
}

export async function findingPage(
  args: FindingsArgs,
  context: Context,
  info: GraphQLResolveInfo,
): Promise<QuestionPage<FindingRow>> {
  const { groups, first } = args
  const after = args.after === null ? null : placeOf(args.after)
  const shape = shapeOf(args, info)
  const read = (of: string | null) => context.graph.read(findings({ of, groups, first, after }, shape))
  const found = await read(args.of)
  const isUnknown = args.of !== null && found.length === 0 && after === null
  const of = isUnknown ? await currentId(args.of, context.graph) : args.of
  const rows = of === args.of ? found : await read(of)
  const question = { of, groups, first, after }
  return toPage(
    rows,
    { first, after },
    ({ place: { group, at } }) => `${group} ${at}`,
    async ({ graph }) => (await graph.read(findingsCount(question)))[0] ?? 0,
  )
}

function shapeOf({ entityField, alsoWanted }: FindingsArgs, { fieldNodes, fragments }: GraphQLResolveInfo) {
  const nodes = selectedBelow(selectedBelow(fieldNodes, 'edges', fragments), 'node', fragments)
  const below = (field: string) => selectedBelow(nodes, field, fragments)
  return {
    entity: [
      ...lightEntityProperties(below(entityField), fragments),
      ...alsoWanted((field) => below(field).length > 0),
    ],
    evidence: lightEvidenceShape(below('evidence'), fragments),
  }
}

/** @throws {InputError} where it is a cursor of something else. */
function placeOf(cursor: string): FindingPlace {
  const place = /^(\d{1,2}) (.+)$/s.exec(decodeCursor(cursor))
  if (place !== null) return { group: Number(place[1]), at: place[2]! }
  throw new InputError(`"${cursor}" is not a cursor of this question.`, {
    hint: 'give `after` the `endCursor` of the page before, or leave it out to start from the beginning.',
  })
}
