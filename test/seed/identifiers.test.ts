/** The identifiers of the seed are those of the verified files of others, where those files are at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { parseSeed, readSeedFolder } from '../../src/seed-folder.ts'

const folder = process.env.ACCORD_TEST_DATA ?? ''
const isAtHand = folder !== '' && existsSync(join(folder, 'entities'))
const reason = isAtHand ? '' : ' (skipped: ACCORD_TEST_DATA names no folder with entities/)'

/** Rows of a CSV file by the names in its first line; a field in quotes may hold commas. */
function readRows(name: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(join(folder, 'entities', name), 'utf8')
    .trim()
    .split('\n')
  const cells = (line: string) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  const names = cells(head)
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [names[index], cell.trim()])))
}

describe.skipIf(!isAtHand)(`the identifiers of the seed${reason}`, () => {
  const { entities, evidence, supports } = parseSeed(readSeedFolder(readConfig({}).ACCORD_SEED))
  const partners = entities.filter(({ label }) => label === 'Partner')

  /** Whether the compilation alone says it, and is cited for it: its own test holds it against the compilation. */
  const isFromThePublicRecord = (id: string, field: string) => {
    const cited = supports.filter(({ entityId, property }) => entityId === id && [field, 'record'].includes(property))
    const sources = cited.map(({ evidenceId }) => evidence.find((one) => one.id === evidenceId)?.sourceId)
    return sources.length > 0 && sources.every((source) => source === 'source:public-record')
  }

  it.each(['undp', 'unicef', 'jica', 'giz'])('of %s are those that were verified', (key) => {
    const row = readRows('orgs_qid_verified.csv').find((one) => one.key === key)!
    const { fields } = partners.find(({ id }) => id === `partner:${key}`)!
    expect([fields.wikidataId, fields.iatiOrgId]).toEqual([row.qid, row.iati_org_id])
  })

  it('never say what neither a verified file nor the public record says', () => {
    const organisations = readRows('orgs_qid_verified.csv')
    const countries = readRows('countries_qid_iso_vi.csv')
    const qids = new Set([...organisations, ...countries].map(({ qid }) => qid))
    const iatiIds = new Set(organisations.map((row) => row.iati_org_id))
    const codes = new Map(countries.map((row) => [row.code?.toUpperCase(), row.qid]))
    let checked = 0
    for (const { id, fields } of partners) {
      const isOpen = (field: string) => fields[field] !== undefined && !isFromThePublicRecord(id, field)
      if (isOpen('wikidataId')) expect(qids, id).toContain(fields.wikidataId)
      if (isOpen('iatiOrgId')) expect(iatiIds, id).toContain(fields.iatiOrgId)
      if (fields.iso2 !== undefined) expect(codes.get(String(fields.iso2)), id).toBe(fields.wikidataId)
      checked += Number(fields.wikidataId !== undefined)
    }
    expect(checked).toBeGreaterThan(10)
  })
})
