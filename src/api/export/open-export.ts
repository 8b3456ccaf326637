/** From arguments to a subgraph that can be written: its roots are known, its size fits, its version is fixed. */
import { bothWays, walkedTypes } from '../../domain/connections.ts'
import { InputError } from '../../domain/errors.ts'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import type { EntityId } from '../../domain/subgraph.ts'
import type { SubgraphArguments } from '../../domain/subgraph-arguments.ts'
import { type SubgraphStream, streamSubgraph } from '../../domain/subgraph-stream.ts'
import { subgraphFileName, subgraphTitle } from '../../domain/subgraph-title.ts'
import type { Exporter } from '../../exporters/exporter.ts'
import type { Graph } from '../../graph/graph.ts'
import { GraphVersion } from '../../graph/graph-version.ts'
import { lightEntities } from '../../graph/queries/entities.ts'
import { readExtent, readWholeExtent } from '../../graph/queries/extent.ts'
import { withParts } from '../../graph/queries/subgraph.ts'
import { SubgraphReader } from '../../graph/subgraph-reader.ts'
import { currentIds } from '../resolvers/current-id.ts'

export interface ExportOptions {
  readonly exporter: Exporter
  readonly language: Language
  /** Under which the data may be used. */
  readonly licence: string
  /** How many entities any format may have. */
  readonly mostEntities: number
}

/**
 * Nothing of the subgraph itself has been read when it resolves but the ids of its entities.
 * @throws {NotFoundError} NOT_FOUND with every root that is unknown, and what was probably meant.
 * @throws {InputError} BAD_INPUT where there is more than the format holds: it is whole, or it is not made.
 */
export async function openExport(
  graph: Graph,
  asked: SubgraphArguments,
  { exporter, language, licence, mostEntities }: ExportOptions,
): Promise<SubgraphStream> {
  const graphVersion = await new GraphVersion(graph).since(performance.now())
  const most = Math.min(exporter.mostEntities ?? mostEntities, mostEntities)
  const roots = asked.roots === null ? null : await currentIds(asked.roots, graph)
  const question = { ...asked, roots }
  const ids = await readIds(graph, question, most)
  const title = subgraphTitle(question, roots === null ? null : await namesOf(graph, roots, language), language)
  if (ids.size > most) throw tooMany(title, exporter, most)
  return streamSubgraph(
    {
      title,
      fileName: subgraphFileName(question),
      arguments: question,
      graphVersion,
      licence,
      entityIds: [...ids].sort(),
    },
    new SubgraphReader(graph, { graphVersion, ids, types: question.relationships }),
  )
}

async function readIds(graph: Graph, question: SubgraphArguments, most: number): Promise<Set<EntityId>> {
  const { roots, depth, types, relationships, from, until, asOf, includeParts } = question
  const reach = { labels: types, steps: bothWays(relationships ?? walkedTypes), period: { from, until, asOf } }
  if (roots === null) return readWholeExtent(graph, reach, most)
  const starts = includeParts ? await withParts(graph, roots, most + 1) : roots
  return readExtent(graph, { starts, reach, depth, most })
}

async function namesOf(graph: Graph, ids: readonly EntityId[], language: Language): Promise<string[]> {
  const found = new Map((await graph.read(lightEntities(ids, ['name', 'nameVi']))).map((one) => [one.id, one]))
  return ids.map((id) => {
    const { name, nameVi } = found.get(id)?.properties ?? {}
    return nameIn({ name: String(name ?? id), nameVi: (nameVi as string | null | undefined) ?? null }, language)
  })
}

function tooMany(title: string, { name, mostEntities }: Exporter, most: number): InputError {
  const isOfFormat = mostEntities !== null && mostEntities <= most
  const holder = isOfFormat ? `${name} holds` : 'an export may have'
  return new InputError(`"${title}" has more than ${most} entities, which is as many as ${holder}.`, {
    hint: `take a smaller depth, fewer types or a shorter period${isOfFormat ? '; json, csv and turtle hold more' : ''}.`,
  })
}
