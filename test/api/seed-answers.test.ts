/** What the issue of the day promises of the seed: each question with its answer, checked by reading the articles. */
import { describe, expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

const HISTORY = `query ($of: ID!) {
  history(of: $of, first: 100) {
    totalCount
    edges { node { event date { edtf asPrinted } entity { id } body { id } evidence { quote citation source { id } } } }
  }
}`

/** Event, date, entity and body of each entry, in order. */
async function historyOf(of: string): Promise<[string, string | null, string, string][]> {
  const { history } = await seeded.asker.ask(HISTORY, { of })
  expect(history.edges).toHaveLength(history.totalCount)
  for (const { node } of history.edges) {
    expect(node.evidence.length, JSON.stringify(node.entity)).toBeGreaterThan(0)
    for (const { quote, source } of node.evidence) {
      expect(quote?.length ?? 0).toBeGreaterThan(0)
      expect(source.id).toMatch(/^source:article-00[0-4]$/)
    }
  }
  return history.edges.map(({ node }: any) => [node.event, node.date?.edtf ?? null, node.entity.id, node.body.id])
}

describe('the history of', () => {
  it('Laos has the tasks of 2022, then the working session whose year is not printed', async () => {
    expect(await historyOf('partner:laos')).toEqual([
      ['VALID_FROM', '2022', 'policy:icd-tasks-2022', 'partner:laos'],
      ['HELD', 'XXXX-08-08', 'meeting:moj-icd-working-session', 'partner:laos'],
    ])
  })

  it('Cuba has the tasks of 2022, and the assistance proposed for its ministry of justice', async () => {
    expect(await historyOf('partner:cuba')).toEqual([
      ['VALID_FROM', '2022', 'policy:icd-tasks-2022', 'partner:cuba'],
      ['PROPOSED', '2021', 'project:cuba-moj-technical-assistance', 'partner:cu-moj'],
    ])
  })

  it('Russia has the plan of 2021 of the joint working group and the online seminar with its ministry', async () => {
    const entries = await historyOf('partner:russia')
    expect(entries).toHaveLength(2)
    expect(entries).toEqual(
      expect.arrayContaining([
        ['VALID_FROM', '2021', 'policy:vn-ru-working-group-plan-2021', 'partner:russia'],
        ['HELD', '2021', 'meeting:vn-ru-seminar-secured-transactions', 'partner:ru-moj'],
      ]),
    )
  })

  it('UNDP has the strategy with the UN, the orientation of cooperation and the tasks of 2022', async () => {
    const entities = (await historyOf('partner:undp')).map(([event, date, entity]) => `${entity} ${event} ${date}`)
    expect(entities.sort()).toEqual([
      'agreement:un-strategy-2022-2026 DRAFTED 2021',
      'agreement:un-strategy-2022-2026 EXPIRES 2026',
      'agreement:un-strategy-2022-2026 VALID_FROM 2022',
      'agreement:undp-orientation-2022-2026 DRAFTED 2021',
      'agreement:undp-orientation-2022-2026 EXPIRES 2026',
      'agreement:undp-orientation-2022-2026 VALID_FROM 2022',
      'policy:icd-tasks-2022 VALID_FROM 2022',
    ])
  })

  it('UNICEF has the strategy with the UN, the project under negotiation, and the figure that counts it', async () => {
    const entries = (await historyOf('partner:unicef')).map(([event, date, entity]) => `${entity} ${event} ${date}`)
    expect(entries).toEqual(expect.arrayContaining(['agreement:un-strategy-2022-2026 VALID_FROM 2022']))
    expect(entries.filter((entry) => entry.startsWith('project:unicef-new-phase')).length).toBeGreaterThan(0)
    expect(entries.at(-1)).toBe('figure:icd-unicef-projects-under-negotiation REPORTED null')
  })
})

it('JSDF funds the legal-aid project, the World Bank extends it, as printed', async () => {
  const { entity } = await seeded.asker.ask(`{ entity(id: "project:jsdf-legal-aid") { ... on Project {
    nameVi
    participantsConnection { edges { node { id } properties { role roleAsPrinted evidence { quote source { name } } } } }
    resultedFromConnection { edges { node { id kind status } } }
  } } }`)
  expect(entity.nameVi).toBe('Tăng cường trợ giúp pháp lý cho người nghèo và nhóm yếu thế')
  const roles = entity.participantsConnection.edges.map(({ node, properties }: any) => [
    node.id,
    properties.role,
    properties.roleAsPrinted,
  ])
  expect(roles.sort()).toEqual([
    ['partner:jsdf', 'FUNDING', 'tài trợ'],
    ['partner:world-bank', 'EXTENDING', 'thông qua'],
  ])
  expect(entity.participantsConnection.edges[0].properties.evidence[0].quote).toContain(
    'tài trợ thông qua Ngân hàng thế giới',
  )
  expect(entity.resultedFromConnection.edges[0].node).toEqual({
    id: 'agreement:jsdf-legal-aid-project-document',
    kind: 'PROJECT_DOCUMENT',
    status: 'APPROVED',
  })
})

it('the 5th session stands under the Viet Nam–Singapore joint committee', async () => {
  const { committeesConnection } =
    await seeded.asker.ask(`{ committeesConnection(where: {id: {eq: "committee:vn-sg-joint"}}) { edges { node {
    membersConnection { edges { node { id } } }
    sessionsConnection { totalCount edges { node { sessionNumber sessionNumberAsPrinted heldOn { edtf } } properties { evidence { quote } } } }
  } } } }`)
  const [{ node }] = committeesConnection.edges
  expect(node.membersConnection.edges.map((edge: any) => edge.node.id)).toContain('partner:singapore')
  expect(node.sessionsConnection.totalCount).toBe(1)
  const [session] = node.sessionsConnection.edges
  expect(session.node).toEqual({ sessionNumber: 5, sessionNumberAsPrinted: 'lần thứ 5', heldOn: null })
  expect(session.properties.evidence[0].quote).toContain('Phiên họp lần thứ 5 Ủy ban hỗn hợp Việt Nam – Singapore')
})

it('Nguyễn Khánh Ngọc took part in four meetings, each role with its own edge, dates as printed', async () => {
  const { peopleConnection } =
    await seeded.asker.ask(`{ peopleConnection(where: {name: {eq: "Nguyễn Khánh Ngọc"}}) { edges { node {
    meetingsConnection(first: 100) { totalCount edges { node { id heldOn { edtf asPrinted earliest } } properties { role roleAsPrinted evidence { quote } } } }
  } } } }`)
  const { totalCount, edges } = peopleConnection.edges[0].node.meetingsConnection
  expect(totalCount).toBe(8)
  const seen = edges.map(({ node, properties }: any) =>
    [
      node.id.replace('meeting:', ''),
      node.heldOn?.edtf ?? null,
      node.heldOn?.asPrinted ?? null,
      properties.role,
      properties.roleAsPrinted,
    ].join(' | '),
  )
  expect(seen.sort()).toEqual([
    'conclusion-73-conference | XXXX-10-26 | Ngày 26.10 | CHAIR | chủ trì',
    'conclusion-73-conference | XXXX-10-26 | Ngày 26.10 | SPEAKER | Phát biểu khai mạc',
    'moj-ic-conference-2020 | XXXX-01-07 | chiều 7/1 | PARTICIPANT | tham dự',
    'moj-ic-conference-2020 | XXXX-01-07 | chiều 7/1 | SPEAKER | yêu cầu',
    'moj-icd-review-conference |  |  | CO_CHAIR | đồng chủ trì',
    'moj-icd-review-conference |  |  | SPEAKER | phát biểu chỉ đạo',
    'moj-icd-working-session | XXXX-08-08 | Chiều 8/8 | PARTICIPANT | tham dự',
    'moj-icd-working-session | XXXX-08-08 | Chiều 8/8 | SPEAKER | lưu ý',
  ])
  for (const { node, properties } of edges) {
    expect(properties.evidence.length).toBeGreaterThan(0)
    expect(node.heldOn?.earliest ?? null).toBeNull()
  }
})

it('Conclusion 73-KL/TW continues Directive 39-CT/TW, and Decision 84 carries it out', async () => {
  const { policiesConnection } =
    await seeded.asker.ask(`{ policiesConnection(where: {number: {eq: "73-KL/TW"}}) { edges { node {
    kind issuedOn { edtf asPrinted }
    continuesConnection { edges { node { id number } properties { evidence { quote } } } }
    implementedByConnection { edges { node { id ... on Policy { number } } properties { evidence { quote } } } }
  } } } }`)
  const [{ node }] = policiesConnection.edges
  expect(node).toMatchObject({ kind: 'CONCLUSION', issuedOn: { edtf: '2020-05-20', asPrinted: 'ngày 20.5. 2020' } })
  expect(node.continuesConnection.edges[0].node).toEqual({ id: 'policy:39-ct-tw', number: '39-CT/TW' })
  const decision = node.implementedByConnection.edges.find((edge: any) => edge.node.id === 'policy:decision-84')
  expect(decision.properties.evidence[0].quote).toContain(
    'Quyết định số 84 của Thủ tướng Chính phủ ban hành kế hoạch thực hiện Kết luận số 73',
  )
})

it('26 documents were newly negotiated as of the day that is printed, odd as it is', async () => {
  const { reportedFiguresConnection } =
    await seeded.asker.ask(`{ reportedFiguresConnection(where: {value: {eq: 26}}) { edges { node {
    value unit asOf { edtf asPrinted why } evidenceConnection { edges { node { quote } properties { property original } } }
  } } } }`)
  const [{ node }] = reportedFiguresConnection.edges
  expect(node).toMatchObject({ value: 26, asOf: { edtf: '2020-11-25', asPrinted: '25/11/2020' } })
  expect(node.asOf.why).toMatch(/2021/)
  expect(node.evidenceConnection.edges.some((edge: any) => edge.node.quote.includes('26 văn kiện'))).toBe(true)
})

it('UNDP, UNICEF, JICA and GIZ carry verified identifiers, each with the register that says so', async () => {
  const { entities } =
    await seeded.asker.ask(`{ entities(ids: ["partner:undp", "partner:unicef", "partner:jica", "partner:giz"]) { id ... on Partner {
    iatiOrgId wikidataId evidenceConnection(first: 100) { edges { node { citation source { kind } } properties { property } } } } } }`)
  expect(entities.map((one: any) => [one.id, one.iatiOrgId, one.wikidataId])).toEqual([
    ['partner:undp', 'XM-DAC-41114', 'Q161718'],
    ['partner:unicef', 'XM-DAC-41122', 'Q740308'],
    ['partner:jica', 'XM-DAC-701-8', 'Q958590'],
    ['partner:giz', 'XM-DAC-5-52', 'Q462763'],
  ])
  for (const { evidenceConnection } of entities) {
    for (const property of ['iatiOrgId', 'wikidataId']) {
      const claims = evidenceConnection.edges.filter((edge: any) => edge.properties.property === property)
      expect(claims.length).toBeGreaterThan(0)
      expect(claims.every((edge: any) => ['REGISTER', 'FILE'].includes(edge.node.source.kind))).toBe(true)
    }
  }
})

it('what has no date comes last in a sorted connection, in either order', async () => {
  for (const direction of ['ASC', 'DESC']) {
    const { meetingsConnection } = await seeded.asker.ask(
      `{ meetingsConnection(first: 100, sort: [{heldOnEarliest: ${direction}}]) { edges { node { heldOn { earliest } } } } }`,
    )
    const dated = meetingsConnection.edges.map(({ node }: any) => (node.heldOn?.earliest ?? null) !== null)
    expect(dated).toContain(true)
    expect(dated.lastIndexOf(true)).toBeLessThan(dated.indexOf(false))
  }
})
