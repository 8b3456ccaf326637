/** What goes with every export: what was asked, of which graph, how much there is of what, and what is not in it. */
import { countOf } from '../domain/date-words.ts'
import type { SubgraphArguments } from '../domain/subgraph-arguments.ts'
import { type SubgraphCounts, type SubgraphStream, totalOf } from '../domain/subgraph-stream.ts'
import type { Exporter, WriteOptions } from './exporter.ts'
import { leftOutIn, SOURCE_TEXTS } from './left-out.ts'

export interface ManifestFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

export interface Manifest {
  readonly title: string
  readonly format: string
  readonly language: 'en' | 'vi'
  readonly arguments: SubgraphArguments
  readonly graphVersion: string
  readonly counts: SubgraphCounts
  /** An export is whole or fails. */
  readonly isComplete: true
  /** What the format has no place for, and what no export has: sentences in the language. */
  readonly leftOut: readonly string[]
  readonly licence: string
  /** Of the files beside it; what stands within a file has none. */
  readonly files: readonly ManifestFile[]
}

/** To be called when the subgraph has been read. */
export function manifestOf(
  subgraph: Pick<SubgraphStream, 'about' | 'counts'>,
  { format, leavesOut }: Pick<Exporter, 'format' | 'leavesOut'>,
  { language }: Pick<WriteOptions, 'language'>,
  files: readonly ManifestFile[] = [],
): Manifest {
  const { about } = subgraph
  return {
    title: about.title,
    format,
    language: language === 'VI' ? 'vi' : 'en',
    arguments: about.arguments,
    graphVersion: about.graphVersion,
    counts: subgraph.counts(),
    isComplete: true,
    leftOut: leftOutIn([SOURCE_TEXTS, ...leavesOut], language),
    licence: about.licence,
    files,
  }
}

/** The same for formats that have comments, a line each, in the language; types keep the names that they have in the file. */
export function manifestLines(manifest: Manifest): string[] {
  const { title, language, arguments: asked, graphVersion, counts, leftOut, licence } = manifest
  const say = (english: string, vietnamese: string) => (language === 'vi' ? vietnamese : english)
  const listed = (by: Readonly<Record<string, number>>) =>
    Object.entries(by)
      .map(([name, many]) => `${name} ${many}`)
      .join(', ') || say('none', 'không có')
  const { entities, relationships, statusChanges, claims, evidence, sources } = counts
  return [
    title,
    `${say(`Accord graph ${graphVersion}; asked`, `Đồ thị Accord ${graphVersion}; yêu cầu`)}: ${JSON.stringify(asked)}`,
    `${say(countOf(totalOf(entities), 'entity', 'entities'), `${totalOf(entities)} đối tượng`)}: ${listed(entities)}`,
    `${say(countOf(totalOf(relationships), 'relationship'), `${totalOf(relationships)} quan hệ`)}: ${listed(relationships)}`,
    say(
      [
        countOf(statusChanges, 'status change'),
        countOf(claims, 'claim'),
        countOf(evidence, 'piece of evidence', 'pieces of evidence'),
        countOf(sources, 'source'),
      ].join(', '),
      `${statusChanges} thay đổi tình trạng, ${claims} thông tin theo nguồn, ${evidence} dẫn chứng, ${sources} nguồn`,
    ),
    say('Complete for what was asked: nothing was cut.', 'Đầy đủ theo yêu cầu: không có gì bị cắt bớt.'),
    ...leftOut.map((one) => `${say('Left out', 'Không bao gồm')}: ${one}`),
    `${say('Licence', 'Giấy phép')}: ${licence}`,
  ]
}
