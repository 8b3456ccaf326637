/** Partners side by side: what counts, once each, what is in force, and what is not known. */
import { describe, expect, it } from 'vitest'
import { askRecord } from '../support/ask.ts'
import { TestRecord } from '../support/record.ts'

const seeded = askRecord(() =>
  new TestRecord()
    .add('institution:home')
    .add('partner:state')
    .add('partner:ministry')
    .add('partner:agency')
    .add('partner:other')
    .relate('PART_OF', 'partner:ministry', 'partner:state')
    .relate('PART_OF', 'partner:agency', 'partner:state')
    .add('agreement:both', { signedOn: '2010-01-01', inForceFrom: '2010-06' })
    .relate('PARTY_TO', 'partner:state', 'agreement:both')
    .relate('PARTY_TO', 'partner:ministry', 'agreement:both')
    .add('agreement:ended', { signedOn: '2000', inForceFrom: '2000-05-05', validUntil: '2009' })
    .relate('PARTY_TO', 'partner:agency', 'agreement:ended')
    .add('agreement:draft', { status: 'DRAFTING' })
    .relate('PARTY_TO', 'partner:state', 'agreement:draft')
    .add('agreement:under', {})
    .relate('UNDER', 'agreement:under', 'agreement:ended')
    .add('committee:joint', {})
    .relate('MEMBER_OF', 'partner:state', 'committee:joint')
    .add('meeting:session-1', { kind: 'SESSION', heldOn: '2011-02-03', sessionNumber: 1 })
    .relate('SESSION_OF', 'meeting:session-1', 'committee:joint')
    .relate('TOOK_PART_IN', 'partner:ministry', 'meeting:session-1')
    .relate('TOOK_PART_IN', 'partner:agency', 'meeting:session-1')
    .add('meeting:session-2', { kind: 'SESSION', heldOn: '2012/2013' })
    .relate('SESSION_OF', 'meeting:session-2', 'committee:joint')
    .add('meeting:seminar', { heldOn: 'XXXX-01-07' })
    .relate('TOOK_PART_IN', 'partner:agency', 'meeting:seminar')
    .add('project:one', { startedOn: '2010-01-31', budgetAmount: 100, budgetCurrency: 'USD', plannedEndOn: '2200' })
    .relate('RESULTED_IN', 'agreement:both', 'project:one')
    .relate('PARTICIPATES_IN', 'partner:agency', 'project:one', { role: 'FUNDING' })
    .relate('PARTICIPATES_IN', 'partner:state', 'project:one', { role: 'ACCOUNTABLE' })
    .add('project:two', { startedOn: '2010-01-21', budgetAmount: 50.5, budgetCurrency: 'USD' })
    .relate('RESULTED_IN', 'agreement:both', 'project:two')
    .relate('PARTICIPATES_IN', 'partner:ministry', 'project:two')
    .add('project:three', { startedOn: '2012', budgetAmount: 7, budgetCurrency: 'EUR' })
    .relate('RESULTED_IN', 'agreement:both', 'project:three')
    .relate('PARTICIPATES_IN', 'partner:ministry', 'project:three')
    .build(),
)

const COMPARE = `query ($partners: [ID!]!, $from: Date, $until: Date, $asOf: Date, $includeParts: Boolean) {
  compare(partners: $partners, from: $from, until: $until, asOf: $asOf, includeParts: $includeParts) {
    partner { id name } agreements agreementsInForce agreementsWithResult sessions meetings projects
    budgets { amount currency } medianDaysFromSignatureToProject firstContact { edtf } lastContact { edtf }
    byYear { year agreements meetings projects } undated
  }
}`

const ask = async (variables: Record<string, unknown> = {}) =>
  (await seeded.asker.ask(COMPARE, { partners: ['partner:state', 'partner:other'], ...variables })).compare

describe('compare', () => {
  it('counts each entity once, however many parts took part, and never adds currencies', async () => {
    const [state, other] = await ask()
    expect(state).toEqual({
      partner: { id: 'partner:state', name: 'partner:state' },
      agreements: 3,
      agreementsInForce: 1,
      agreementsWithResult: 2,
      sessions: 2,
      meetings: 2,
      projects: 3,
      budgets: [
        { amount: 7, currency: 'EUR' },
        { amount: 150.5, currency: 'USD' },
      ],
      medianDaysFromSignatureToProject: 25,
      firstContact: { edtf: '2000' },
      lastContact: { edtf: '2012' },
      byYear: [
        { year: 2000, agreements: 1, meetings: 0, projects: 0 },
        { year: 2010, agreements: 1, meetings: 0, projects: 2 },
        { year: 2011, agreements: 0, meetings: 1, projects: 0 },
        { year: 2012, agreements: 0, meetings: 0, projects: 1 },
      ],
      undated: 2,
    })
    expect(other).toEqual({
      partner: { id: 'partner:other', name: 'partner:other' },
      agreements: 0,
      agreementsInForce: 0,
      agreementsWithResult: 0,
      sessions: 0,
      meetings: 0,
      projects: 0,
      budgets: [],
      medianDaysFromSignatureToProject: null,
      firstContact: null,
      lastContact: null,
      byYear: [],
      undated: 0,
    })
  })

  it('answers in the order asked, without parts where they are not wanted', async () => {
    const rows = await ask({ partners: ['partner:ministry', 'partner:state'], includeParts: false })
    expect(rows.map(({ partner, agreements, projects }: any) => [partner.id, agreements, projects])).toEqual([
      ['partner:ministry', 1, 2],
      ['partner:state', 2, 1],
    ])
  })

  it('within a period counts what may lie in it, and leaves out what has no year', async () => {
    const [state] = await ask({ from: '2012-06-01', until: '2012-12-31' })
    expect(state).toMatchObject({ agreements: 0, sessions: 1, meetings: 0, projects: 1, undated: 0 })
    expect((await ask({ from: '2010-06-15', until: '2010-06-20' }))[0]).toMatchObject({ agreements: 1, projects: 0 })
  })

  it('as of a day counts what had begun by then, and what was in force on it', async () => {
    const [state] = await ask({ asOf: '2005-01-01' })
    expect(state).toMatchObject({
      agreements: 2,
      agreementsInForce: 1,
      projects: 0,
      meetings: 1,
      lastContact: { edtf: '2000' },
    })
  })

  it.each([
    [['partner:state'], '"partners" has 1 id, and may have 2 to 10.'],
    [[], '"partners" has 0 ids, and may have 2 to 10.'],
    [Array.from({ length: 11 }, (_, index) => `partner:p${index}`), '"partners" has 11 ids, and may have 2 to 10.'],
    [['partner:state', 'partner:state'], '"partners" names "partner:state" more than once.'],
    [['partner:state', 'institution:home'], '"partners" names "institution:home", which is no partner.'],
    [['partner:state', 'partner:stat'], 'No entity has the id "partner:stat". Did you mean "partner:state"?'],
  ])('refuses %j', async (partners, message) => {
    const { errors } = await seeded.asker.answer(COMPARE, { partners })
    expect(errors.map((error) => error.message)).toEqual([message])
  })
})
