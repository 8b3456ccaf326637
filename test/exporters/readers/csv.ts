/** The zip by fflate, its tables by Papa Parse; the manifest must name each file with its digest. */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { nodeTypes, relationshipTypes } from '../../../src/domain/ontology.ts'
import { claimText, type FormatReader, type Texts } from '../read-back.ts'

type Row = Readonly<Record<string, string>>

export const csvReader: FormatReader = {
  carries: { fields: true, relationshipFields: true, evidence: true, claims: true },
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
        evidenceIds: row.evidence === '' ? [] : row.evidence!.split('; ').sort(),
      })),
      evidence: rows('evidence').map(({ id, source, quote, citation }) => ({
        id: id!,
        source: source!,
        quote: quote === '' ? null : quote!,
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

function own(row: Row, fields: object): Texts {
  return Object.fromEntries(Object.entries(row).filter(([name, text]) => name in fields && text !== ''))
}
