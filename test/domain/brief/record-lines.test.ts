/** What a brief must not tell as more than it is. */
import { describe, expect, it } from 'vitest'
import type { BriefGround, EntityFacts, SubjectFacts } from '../../../src/domain/brief/brief-facts.ts'
import { Writer } from '../../../src/domain/brief/brief-writer.ts'
import { dueSection } from '../../../src/domain/brief/due-section.ts'
import { projectSection } from '../../../src/domain/brief/project-section.ts'
import { rivals } from '../../../src/domain/brief/record-lines.ts'
import { ends, relationLines } from '../../../src/domain/brief/relation-lines.ts'
import { parsePartialDate } from '../../../src/domain/partial-date.ts'
import type { EntityId, FieldValues } from '../../../src/domain/subgraph.ts'
import type { Claim, RelationshipPart } from '../../../src/domain/subgraph-stream.ts'
import { textOfLine } from '../../support/briefs.ts'

const ground: BriefGround = {
  graphVersion: '1',
  asOf: '2026-11-29',
  isPast: false,
  from: null,
  until: null,
  evidence: new Map(),
  sources: new Map(),
}

const writers = { EN: new Writer('EN', ground), VI: new Writer('VI', ground) }

const factsOf = (id: EntityId, fields: FieldValues, more: Partial<EntityFacts> = {}): EntityFacts => ({
  entity: { id, label: id.startsWith('project:') ? 'Project' : 'Agreement', fields: { name: id, ...fields } },
  claims: [],
  changes: [],
  relationships: [],
  unread: new Map(),
  ...more,
})

function claim(value: string, inferred: boolean): Claim {
  const said = { evidenceId: `evidence:${value}`, entityId: 'agreement:a', property: 'signedOn', value, original: null }
  return { ...said, rank: 'NORMAL', rule: null, inferred, confidence: null } as unknown as Claim
}

describe('a relation', () => {
  const relationship = {
    id: 'r',
    type: 'REPLACES',
    from: 'agreement:new',
    to: 'agreement:old',
    fields: { scope: 'civil matters' },
    inferred: false,
    why: null,
    evidenceIds: [],
  }
  const [from, to] = ['agreement:new', 'agreement:old'].map((id) => ({ id, name: 'Hiệp định', nameVi: 'Hiệp định' }))
  const part = { relationship, from, to, evidence: [], claims: [] } as unknown as RelationshipPart
  const facts = factsOf('agreement:old', {}, { relationships: [part] })
  const lines = (language: 'EN' | 'VI') =>
    relationLines(facts, [['REPLACES', 'ENTERS', ['Replaced by', 'Được thay thế bởi']]], writers[language])

  it('that holds in part is told with its part', () => {
    expect(textOfLine(lines('EN')[0]!)).toBe('Replaced by: Hiệp định (in part: civil matters)')
    expect(textOfLine(lines('VI')[0]!)).toBe('Được thay thế bởi: Hiệp định (một phần: civil matters)')
    expect(lines('VI')[0]!.find(({ text }) => text === 'civil matters')!.style).toBe('FOREIGN')
  })
})

describe('what was not read', () => {
  it('is counted behind what was, and alone where nothing else is left to name', () => {
    const parts = ['a', 'b'].map((name) => ({
      relationship: { id: name, type: 'SIGNED', fields: {}, inferred: false, evidenceIds: [] },
      from: { id: `person:${name}`, name, nameVi: null },
      to: { id: 'agreement:x', name: 'X', nameVi: null },
    }))
    const facts = factsOf(
      'agreement:x',
      {},
      { relationships: parts as unknown as RelationshipPart[], unread: new Map([['SIGNED ENTERS', 1200]]) },
    )
    const said = (language: 'EN' | 'VI') =>
      relationLines(facts, [['SIGNED', 'ENTERS', ['Signed by', 'Người ký']]], writers[language]).map(textOfLine)
    expect(said('EN')).toEqual(['Signed by: a; b; and 1,200 more'])
    expect(said('VI')).toEqual(['Người ký: a; b và 1.200 nội dung khác'])
  })

  it('of a verb that a brief does not read may not be told as not recorded', () => {
    expect(() => ends(factsOf('agreement:x', {}), 'UNDER', 'ENTERS')).toThrow('does not read UNDER ENTERS')
  })
})

describe('another value', () => {
  it('that is inferred is marked, and one that is printed is not', () => {
    const facts = factsOf(
      'agreement:a',
      {},
      { claims: [claim('2020', false), claim('2021', true), claim('2022', false)] },
    )
    expect(textOfLine(rivals(facts, 'signedOn', '2020', writers.EN))).toBe(
      ' (other sources say: 2021 (inferred); 2022)',
    )
    expect(textOfLine(rivals(facts, 'signedOn', '2020', writers.VI))).toBe(' (nguồn khác ghi: 2021 (suy luận); 2022)')
  })
})

describe('a budget', () => {
  it('stands with what the note says of it, in both languages', () => {
    const note = 'Budget: over the amount shown. Outputs: 14 textbooks.'
    const facts = factsOf('project:a', { budgetAmount: 37, budgetCurrency: 'VND', note })
    const cells = (language: 'EN' | 'VI') => {
      const [table] = projectSection({ items: [facts], total: 1 }, '', writers[language]).blocks.slice(-1)
      if (table?.kind !== 'TABLE') throw new Error('There is no table.')
      return [table.rows[0]![0]!.at(-1)!, table.rows[0]![3]!.at(-1)!].map(textOfLine)
    }
    expect(cells('EN')).toEqual(['Note: Outputs: 14 textbooks.', 'over the amount shown'])
    expect(cells('VI')).toEqual(['Ghi chú: Outputs: 14 textbooks.', 'over the amount shown'])
  })
})

describe('what is due', () => {
  const planned = (id: string, on: string, more: FieldValues = {}) =>
    factsOf(`project:${id}`, { plannedEndOn: parsePartialDate(on)!, ...more })
  const projects = [
    planned('soon', '2027-06'),
    planned('far', '2028'),
    planned('over', '2027-03', { endedOn: parsePartialDate('2027-02')! }),
  ]
  const prose = (asOf: string, isPast: boolean, total = projects.length) => {
    const subject = factsOf('agreement:a', {})
    const facts = { ...ground, asOf, isPast, subject, gaps: [], projects: { items: projects, total } }
    return dueSection(facts as unknown as SubjectFacts, writers.EN)
      .blocks.flatMap((block) =>
        block.kind === 'PARAGRAPH' ? [block.line] : block.kind === 'LIST' ? block.items : block.rows.flat(2),
      )
      .map(textOfLine)
      .join('\n')
  }

  it('is bound by twelve months, and by what had ended on the day', () => {
    expect(prose('2026-11-29', false)).toContain('1 project is planned to end within twelve months.')
    expect(prose('2026-11-29', false)).toContain('project:soon is planned to end in June 2027.')
    expect(prose('2026-11-29', true)).toContain('2 projects are planned to end within twelve months.')
    expect(prose('2029-01-01', false)).toContain('no project is planned to end in that time.')
  })

  it('says of what it speaks where not all projects are shown', () => {
    expect(prose('2026-11-29', false, 9)).toContain('within twelve months among the projects shown')
    expect(prose('2026-11-29', false, 9)).toContain('Only the latest 3 of 9 are shown here.')
    expect(prose('2029-01-01', false, 9)).toContain('in that time among the projects shown.')
  })
})
