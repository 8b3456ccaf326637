/** The zip by fflate, its tables by Papa Parse; the manifest must name each file with its digest. */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import { claimText, type FormatReader, type Texts } from '../read-back.ts'

type Row = Readonly<Record<string, string>>

export const csvReader: FormatReader = {
  holds: 'SUBGRAPH',
  read: async (file) => {
    const files = unzipSync(file)
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json']))
    for (const { name, bytes, sha256 } of manifest.files) {
      const content = files[name]!
      if (content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) {
        throw new Error(`${name} is not what the manifest says.`)
      }
    }
    const listed = manifest.files.map(({ name }: { name: string }) => name).sort()
    const found = Object.keys(files).filter((name) => name !== 'manifest.json')
    if (listed.join() !== found.sort().join()) throw new Error(`The manifest names ${listed}, and there are ${found}.`)
    const rows = (name: string) => parse(files[`${name}.csv`]!)
    return {
      entities: rows('entities')
        .filter(({ type }) => type !== 'StatusChange')
        .map((row) => ({ id: row.id!, type: row.type!, fields: own(row, nodeTypes[row.type as 'Partner'].fields) })),
      relationships: rows('relationships').map((row) => ({
        id: row.id!,
        type: row.type!,
        from: row.from!,
        to: row.to!,
        fields: own(row, relationshipTypes[row.type as 'HOLDS'].fields),
        inferred: row.inferred === 'true',
        why: row.why || null,
        evidenceIds: listOf(row.evidence!),
      })),
      changes: rows('entities')
        .filter(({ type }) => type === 'StatusChange')
        .map((row) => ({
          id: row.id!,
          of: row.changeOf!,
          link: row.changeRelationship!,
          fields: own(row, nodeTypes.StatusChange.fields),
          inferred: row.changeInferred === 'true',
          why: row.changeWhy || null,
          evidenceIds: listOf(row.changeEvidence!),
        })),
      sources: rows('sources').map((row) => ({ id: row.id!, fields: own(row, nodeTypes.Source.fields) })),
      evidence: rows('evidence').map(({ id, source, quote, start, end, locator, citation }) => ({
        id: id!,
        source: source!,
        quote: quote || null,
        start: start === '' ? null : Number(start),
        end: end === '' ? null : Number(end),
        locator: locator || null,
        citation: citation!,
      })),
      claims: rows('claims').map((row) =>
        claimText({
          entityId: row.entity!,
          property: row.property!,
          evidenceId: row.evidence!,
          rank: row.rank!,
          value: row.value!,
        }),
      ),
    }
  },
}

function parse(bytes: Uint8Array): Row[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true })
  const faults = errors.filter(({ code }) => code !== 'UndetectableDelimiter')
  if (faults.length > 0) throw new Error(JSON.stringify(faults))
  return data
}

const listOf = (text: string): string[] => (text === '' ? [] : text.split('; ').sort())

function own(row: Row, fields: object): Texts {
  return Object.fromEntries(Object.entries(row).filter(([name, text]) => name in fields && text !== ''))
}
