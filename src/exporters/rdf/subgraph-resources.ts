/** A subgraph as resources, in the order in which it is read; both RDF formats write these. */
import type { SubgraphStream } from '../../domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from '../exporter.ts'
import { manifestOf } from '../manifest.ts'
import { resourceOfExport } from './export-resource.ts'
import { resourceOfCited, resourceOfEvidence, resourcesOfEntity, resourcesOfRelationship } from './record-resources.ts'
import type { Resource } from './resource.ts'
import { SeenNames } from './vocabulary.ts'

/** Those of a record at a time: what file and vocabulary are stands at the end. */
export async function* resourcesOf(
  subgraph: SubgraphStream,
  exporter: Pick<Exporter, 'format' | 'leavesOut'>,
  options: WriteOptions,
): AsyncGenerator<readonly Resource[]> {
  const seen = new SeenNames()
  for await (const resources of resourcesOfRecords(subgraph)) {
    for (const resource of resources) seen.note(resource)
    yield resources
  }
  const about = resourceOfExport(manifestOf(subgraph, exporter, options))
  seen.note(about)
  yield [about]
  yield seen.resources()
}

async function* resourcesOfRecords(subgraph: SubgraphStream): AsyncGenerator<readonly Resource[]> {
  for await (const part of subgraph.entities()) yield resourcesOfEntity(part)
  for await (const part of subgraph.relationships()) yield resourcesOfRelationship(part)
  for await (const source of subgraph.sources()) yield [resourceOfCited(source)]
  for await (const evidence of subgraph.evidence()) yield [resourceOfEvidence(evidence)]
}
