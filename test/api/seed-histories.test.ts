/**
 * The whole histories of five partners, as the seed files and the sources say them, latest first: what happened, when,
 * to what, and through which body. They are long because they are whole, hence the length of this file.
 */
import { expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const HISTORY = `query ($of: ID!) {
  history(of: $of, first: 100) {
    totalCount
    edges { node { event date { edtf asPrinted } entity { id } body { id } evidence { quote citation source { id kind } } } }
  }
}`

/** Event, date (- where there is none), entity and body of each entry, a line each. */
async function historyOf(of: string): Promise<string[]> {
  const { history } = await seeded.asker.ask(HISTORY, { of })
  expect(history.edges).toHaveLength(history.totalCount)
  for (const { node } of history.edges) {
    expect(node.evidence.length, JSON.stringify(node.entity)).toBeGreaterThan(0)
    for (const { quote, citation, source } of node.evidence) {
      // An article is quoted, a page is cited as a whole.
      expect(source.kind, source.id).toBe(quote === null ? 'PAGE' : 'ARTICLE')
      expect(citation.length).toBeGreaterThan(10)
      if (quote !== null) expect(source.id).toMatch(/^source:article-00[0-4]$/)
    }
  }
  return history.edges.map(
    ({ node }: any) => `${node.event} ${node.date?.edtf ?? '-'} ${node.entity.id} ${node.body.id}`,
  )
}

it.each([
  [
    'Laos has its sessions, visits, documents and its project since 1982, then the working session without a year and the talks without a day',
    'partner:laos',
    `
        EXPIRES 2030 agreement:laos-moj-2026-2030 partner:la-moj
        VALID_FROM 2026 agreement:laos-moj-2026-2030 partner:la-moj
        HELD 2025-12-03 meeting:vn-la-igc-48 partner:laos
        EXPIRES 2025 agreement:laos-moj-2021-2025 partner:la-moj
        HELD 2024-12-19 meeting:vn-la-border-justice-6 partner:la-moj
        HELD 2024-12-18/2024-12-20 meeting:visit-laos-minister-2024 partner:la-moj
        HELD 2024-07-11/2024-07-12 meeting:visit-laos-president-2024 partner:laos
        HELD 2024-01-07 meeting:vn-la-igc-46 partner:laos
        VALID_FROM 2024 agreement:laos-programme-2024 partner:la-moj
        HELD 2023-01-11/2023-01-12 meeting:vn-la-igc-45 partner:laos
        HELD 2023-01-11/2023-01-12 meeting:visit-laos-prime-minister-2023 partner:laos
        SIGNED 2023-01-11 agreement:laos-civil-mla-2023 partner:laos
        VALID_FROM 2023 agreement:laos-programme-2023 partner:la-moj
        HELD 2022-12-24 meeting:lao-nji-steering-5 partner:la-moj
        HELD 2022-08-24 meeting:vn-la-border-justice-5 partner:la-moj
        HELD 2022-08-21/2022-08-26 meeting:laos-minister-visit-2022 partner:la-moj
        SIGNED 2022-08 agreement:laos-programme-2023 partner:la-moj
        HELD 2022-06-14 meeting:nji-review-2022 partner:la-nji
        ENDED 2022 project:lao-judicial-academy partner:la-nji
        VALID_FROM 2022 policy:icd-tasks-2022 partner:laos
        HELD 2021-08-09/2021-08-10 meeting:visit-laos-president-2021 partner:laos
        TOOK_OFFICE 2021-04 person:phayvy-siboualypha partner:la-moj
        VALID_FROM 2021 agreement:laos-moj-2021-2025 partner:la-moj
        ENTERED_INTO_FORCE 2020-12-06 agreement:laos-aid-regulation-2020 partner:laos
        SIGNED 2020-12-06 agreement:laos-aid-regulation-2020 partner:laos
        HELD 2020-12-04/2020-12-06 meeting:vn-la-igc-43 partner:laos
        HELD 2020-01-04 meeting:vn-la-igc-42 partner:laos
        EXPIRES 2019-11-14 agreement:laos-free-migration-2013 partner:laos
        HELD 2018-07-03 meeting:vn-la-border-justice-4 partner:la-moj
        HELD 2018-05-08 meeting:laos-deputy-minister-2018 partner:la-moj
        STARTED 2018 project:lao-judicial-academy partner:la-nji
        VALID_FROM 2018 agreement:laos-programme-2018 partner:la-moj
        HELD 2017-11-26/2017-11-28 meeting:visit-laos-minister-2017 partner:la-moj
        HELD 2016-09-26/2016-09-28 meeting:vn-la-border-justice-3 partner:la-moj
        VALID_FROM 2016 agreement:laos-programme-2016 partner:la-moj
        EXPIRES 2015 agreement:laos-moj-plan-2011-2015 partner:la-moj
        HELD 2014-07-29 meeting:vn-la-border-justice-2 partner:la-moj
        HELD 2014-07-28/2014-07-31 meeting:visit-laos-minister-2014 partner:la-moj
        SIGNED 2013 agreement:laos-free-migration-2013 partner:laos
        HELD 2012-09-04 meeting:laos-minister-visit-2012 partner:la-moj
        HELD 2011-06 meeting:vn-la-border-justice-1 partner:la-moj
        VALID_FROM 2011 agreement:laos-moj-plan-2011-2015 partner:la-moj
        SIGNED 1998-07-06 agreement:laos-mla-1998 partner:laos
        SIGNED 1982 agreement:laos-legal-judicial-1982 partner:laos
        HELD XXXX-08-08 meeting:moj-icd-working-session partner:laos
        HELD - meeting:laos-talks-ha-hung-cuong-sangsomsak partner:la-moj
      `,
  ],
  [
    'Cuba has its committee since 1974, the memorandum and its programmes, and the way from the proposal of 2021 to the agreement of 2025',
    'partner:cuba',
    `
        HELD 2026-02-03/2026-02-05 meeting:juriscuba-2026 partner:cu-moj
        HELD 2025-08-11/ meeting:visit-cuba-minister-2025 partner:cu-moj
        SIGNED 2025-08-11 agreement:cuba-ta-project-2025 partner:cuba
        HELD 2025-08 meeting:vn-cu-igc-42 partner:cuba
        EXPIRES 2025 agreement:cuba-programme-2024-2025 partner:cu-moj
        HELD 2024-04-11/ meeting:vn-cu-igc-41 partner:cuba
        VALID_FROM 2024 agreement:cuba-programme-2024-2025 partner:cu-moj
        HELD 2023-06-14 meeting:cuba-it-working-session-2023 partner:cu-moj
        HELD 2023-06-09/2023-06-19 meeting:cuba-minister-visit-2023 partner:cu-moj
        EXPIRES 2023 agreement:cuba-programme-2022-2023 partner:cu-moj
        HELD 2022-12-20 meeting:vn-cu-igc-40 partner:cuba
        HELD 2022-11-28/2022-11-30 meeting:visit-cuba-minister-2022 partner:cu-moj
        SIGNED 2022-11 agreement:cuba-letter-of-intent-2022 partner:cu-moj
        VALID_FROM 2022 policy:icd-tasks-2022 partner:cuba
        VALID_FROM 2022 agreement:cuba-programme-2022-2023 partner:cu-moj
        HELD 2021-12-28 meeting:vn-cu-igc-39 partner:cuba
        SIGNED 2021-09 agreement:cuba-programme-2022-2023 partner:cu-moj
        PROPOSED 2021 project:cuba-moj-technical-assistance partner:cu-moj
        EXPIRES 2021 agreement:cuba-programme-2020-2021 partner:cu-moj
        HELD 2020-12 meeting:vn-cu-igc-38 partner:cuba
        VALID_FROM 2020 agreement:cuba-programme-2020-2021 partner:cu-moj
        HELD 2019-12-11/2019-12-14 meeting:cuba-minister-visit-2019 partner:cu-moj
        SIGNED 2019-12 agreement:cuba-programme-2020-2021 partner:cu-moj
        HELD 2019-09-09/2019-09-12 meeting:vn-cu-igc-37 partner:cuba
        HELD /2018-11-30 meeting:vn-cu-igc-36 partner:cuba
        HELD 2017-12-20 meeting:cuba-ambassador-2017 partner:cuba
        HELD 2015-07-03 meeting:cuba-chief-judge-2015 partner:cuba
        HELD 2013-09-16/2013-09-19 meeting:vn-cu-igc-31 partner:cuba
        HELD 2013 meeting:visit-cuba-minister-2013 partner:cu-moj
        SIGNED 2013 agreement:cuba-moj-mou-2013 partner:cu-moj
        SIGNED 1974-03 agreement:cuba-igc-1974 partner:cuba
        SIGNED XXXX-07-17/XXXX-07-19 agreement:cuba-judicial-academy-mou partner:cu-moj-school
        HELD XXXX-07-17/XXXX-07-19 meeting:visit-cuba-dang-hoang-oanh partner:cu-moj
      `,
  ],
  [
    'Russia has its treaties since 1998, sessions and visits, and the plan of 2021 with its seminar',
    'partner:russia',
    `
        HELD 2024-09-11 meeting:vn-ru-igc-25 partner:russia
        HELD 2023-10-10 meeting:russia-talks-2023 partner:ru-moj
        HELD 2023-04 meeting:vn-ru-igc-24 partner:russia
        EXPIRES 2023 agreement:russia-programme-2022-2023 partner:ru-moj
        VALID_FROM 2022 agreement:russia-programme-2022-2023 partner:ru-moj
        VALID_FROM 2021 policy:vn-ru-working-group-plan-2021 partner:russia
        HELD 2021 meeting:vn-ru-seminar-secured-transactions partner:ru-moj
        HELD 2019-10-27/2019-10-30 meeting:vn-ru-igc-22 partner:russia
        HELD 2016-05-15/2016-05-21 meeting:visit-russia-tran-tien-dung-2016 partner:ru-moj
        HELD 2016-05-15/2016-05-21 meeting:spblf-2016 partner:ru-moj
        HELD 2016-04 meeting:russia-aristov-visit-2016 partner:ru-moj
        HELD 2015-11 meeting:russia-minister-visit-2015 partner:ru-moj
        VALID_FROM 2015 agreement:russia-programme-2015 partner:ru-moj
        ENTERED_INTO_FORCE 2012-08-27 agreement:russia-mla-1998 partner:russia
        ENTERED_INTO_FORCE 2012-07-27 agreement:russia-mla-protocol-2003 partner:russia
        HELD 2011-05-14/2011-05-22 meeting:visit-russia-minister-2011 partner:ru-moj
        SIGNED 2010 agreement:russia-moj-agreement-2010 partner:ru-moj
        SIGNED 2003-07-23 agreement:russia-mla-protocol-2003 partner:russia
        SIGNED 1998-08-25 agreement:russia-mla-1998 partner:russia
        HELD XXXX-05-10 meeting:russia-ambassador-medal partner:russia
        SIGNED XXXX-05-27/XXXX-05-30 agreement:russia-programme-2015 partner:ru-moj
        HELD XXXX-05-27/XXXX-05-30 meeting:spblf-2015 partner:ru-moj
        HELD - meeting:vn-ru-working-group-experts partner:russia
      `,
  ],
  [
    'UNDP has its projects since 2003, the forum, and the texts of 2021 for the years to 2026',
    'partner:undp',
    `
        EXPIRES 2026 agreement:undp-orientation-2022-2026 partner:undp
        EXPIRES 2026 agreement:un-strategy-2022-2026 partner:undp
        ENDED 2024-05-31 project:eu-jule partner:undp
        HELD 2023-11-29 meeting:legal-partnership-forum-2023 partner:undp
        HELD 2023-06-02 meeting:undp-nap-exchange-2023 partner:undp
        HELD 2022-08-23/2022-08-24 meeting:undp-nap-workshop-2022 partner:undp
        VALID_FROM 2022 policy:icd-tasks-2022 partner:undp
        VALID_FROM 2022 agreement:undp-orientation-2022-2026 partner:undp
        VALID_FROM 2022 agreement:un-strategy-2022-2026 partner:undp
        HELD 2021-04-16 meeting:eu-jule-steering-4 partner:undp
        DRAFTED 2021 agreement:undp-orientation-2022-2026 partner:undp
        DRAFTED 2021 agreement:un-strategy-2022-2026 partner:undp
        PLANNED_END 2020-12-01 project:eu-jule partner:undp
        HELD 2018-10-12 meeting:eu-jule-launch partner:undp
        STARTED 2018-08-20 project:eu-jule partner:undp
        ENDED 2014-12-31 project:undp-access-to-justice partner:undp
        HELD 2009-11-27 meeting:undp-a2j-launch partner:undp
        STARTED 2009-11-01 project:undp-access-to-justice partner:undp
        ENDED 2009-10-31 project:undp-vie-02-015 partner:undp
        ENDED 2008 project:undp-vie-94-003 partner:undp
        PLANNED_END 2007-09 project:undp-vie-02-015 partner:undp
        STARTED 2003-09 project:undp-vie-02-015 partner:undp
        VALID_FROM 2003-09 agreement:undp-vie-02-015 partner:undp
        STARTED 2003 project:undp-vie-94-003 partner:undp
        HELD XXXX-12-14 meeting:legal-partnership-forum-8 partner:undp
        HELD - meeting:eu-jule-steering-6 partner:undp
      `,
  ],
  [
    'UNICEF has its agreement of 1979, its projects, and last the figure and the session without a day',
    'partner:unicef',
    `
        PLANNED_END 2026 project:unicef-2022-2026 partner:unicef
        EXPIRES 2026 agreement:un-strategy-2022-2026 partner:unicef
        ENDED 2025-12-17 project:inl-iom-unicef-child-justice partner:unicef
        HELD 2025-12-17 meeting:unicef-inl-closing-2025 partner:unicef
        ENDED 2024-05-31 project:eu-jule partner:unicef
        HELD 2022-11-15 meeting:unicef-launch-2022 partner:unicef
        STARTED 2022 project:unicef-2022-2026 partner:unicef
        VALID_FROM 2022 agreement:un-strategy-2022-2026 partner:unicef
        STARTED 2021-12 project:inl-iom-unicef-child-justice partner:unicef
        HELD 2021-04-16 meeting:eu-jule-steering-4 partner:unicef
        NEGOTIATED 2021 project:unicef-new-phase partner:unicef
        DRAFTED 2021 project:unicef-new-phase partner:unicef
        ENDED 2021 project:unicef-2018-2021 partner:unicef
        DRAFTED 2021 agreement:un-strategy-2022-2026 partner:unicef
        PLANNED_END 2020-12-01 project:eu-jule partner:unicef
        HELD 2019-10-31 meeting:unicef-policy-dialogue-2019 partner:unicef
        HELD 2019-06-11 meeting:unicef-spc-workshop-2019 partner:unicef
        STARTED 2018-08-20 project:eu-jule partner:unicef
        HELD 2018-06-05 meeting:unicef-deputy-rep-2018 partner:unicef
        STARTED 2018 project:unicef-2018-2021 partner:unicef
        EXPIRES 2010-12-31 agreement:unicef-cpap-2006-2010 partner:unicef
        VALID_FROM 2006-01-01 agreement:unicef-cpap-2006-2010 partner:unicef
        SIGNED 1979-02-12 agreement:unicef-bca-1979 partner:unicef
        REPORTED - figure:icd-unicef-projects-under-negotiation partner:unicef
        HELD - meeting:eu-jule-steering-6 partner:unicef
      `,
  ],
])('%s', async (_what, of, expected) => {
  expect(await historyOf(of)).toEqual(expected.trim().split(/\n\s*/))
})

it('a day of which no source prints the year is as printed, and has none', async () => {
  const { history } = await seeded.asker.ask(HISTORY, { of: 'partner:laos' })
  const session = history.edges.find(({ node }: any) => node.entity.id === 'meeting:moj-icd-working-session').node
  expect(session.date).toEqual({ edtf: 'XXXX-08-08', asPrinted: 'Chiều 8/8' })
  expect(session.evidence.map(({ quote }: any) => quote).join(' ')).toContain('sinh viên Lào')
})
