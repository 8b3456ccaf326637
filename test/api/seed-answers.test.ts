/** What the seed answers: each question with its answer, checked by reading the articles and the seed files. */
import { expect, it } from 'vitest'
import { askSeeded } from '../support/ask.ts'

const seeded = askSeeded()

it('JSDF funds the legal-aid project, the World Bank extends it, as printed; pages add who implements it and the grant', async () => {
  const { entity } = await seeded.asker.ask(`{ entity(id: "project:jsdf-legal-aid") { ... on Project {
    nameVi
    participantsConnection(sort: [{node: {id: DESC}}]) { edges { node { id } properties { role roleAsPrinted evidence { quote source { id } } } } }
    resultedFromConnection { edges { node { id ... on Agreement { kind status } } properties { evidence { source { id } } } } }
  } } }`)
  expect(entity.nameVi).toBe('Tăng cường trợ giúp pháp lý cho người nghèo và nhóm yếu thế')
  const roles = entity.participantsConnection.edges.map(({ node, properties }: any) => [
    node.id,
    properties.role,
    properties.roleAsPrinted,
    properties.evidence.map(({ source }: any) => source.id.replace('source:', '')).join(' '),
  ])
  const pages = 'vnp-234461 embjp-20221110 wb-p171660'
  expect(roles).toEqual([
    ['partner:world-bank', 'EXTENDING', 'thông qua', `article-001 ${pages}`],
    ['partner:jsdf', 'FUNDING', 'tài trợ', `article-001 ${pages}`],
    ['institution:vn-moj', 'IMPLEMENTING', null, pages],
  ])
  expect(entity.participantsConnection.edges[0].properties.evidence[0].quote).toContain(
    'tài trợ thông qua Ngân hàng thế giới',
  )
  const origins = entity.resultedFromConnection.edges.map(({ node, properties }: any) => [
    ...Object.values(node),
    properties.evidence[0].source.id,
  ])
  expect(origins.sort()).toEqual([
    ['agreement:jsdf-legal-aid-project-document', 'PROJECT_DOCUMENT', 'APPROVED', 'source:article-001'],
    ['agreement:wb-jsdf-grant-2022', 'FINANCING_AGREEMENT', 'SIGNED', 'source:vnp-234461'],
  ])
})

it('the 5th session stands under the Viet Nam–Singapore joint committee, beside the 3rd and the 4th', async () => {
  const { committeesConnection } =
    await seeded.asker.ask(`{ committeesConnection(where: {id: {eq: "committee:vn-sg-joint"}}) { edges { node {
    membersConnection { edges { node { id } } }
    sessionsConnection(sort: [{node: {sessionNumber: ASC}}]) { totalCount edges { node { sessionNumber sessionNumberAsPrinted heldOn { edtf } } properties { evidence { quote source { id } } } } }
  } } } }`)
  const [{ node }] = committeesConnection.edges
  const members = node.membersConnection.edges.map((edge: any) => edge.node.id)
  expect(members.sort()).toEqual(['institution:viet-nam', 'partner:singapore'])
  expect(node.sessionsConnection.totalCount).toBe(3)
  const [third, fourth, fifth] = node.sessionsConnection.edges
  expect(third.node).toEqual({ sessionNumber: 3, sessionNumberAsPrinted: null, heldOn: { edtf: '2014-11-25' } })
  expect(fourth.node).toEqual({ sessionNumber: 4, sessionNumberAsPrinted: null, heldOn: { edtf: '2017-07-18' } })
  const cited = [third, fourth].map(({ properties }) => properties.evidence.map(({ source }: any) => source.id))
  expect(cited).toEqual([['source:moj-2066'], ['source:moj-3217', 'source:bpl-252155']])
  expect(fifth.node).toEqual({ sessionNumber: 5, sessionNumberAsPrinted: 'lần thứ 5', heldOn: null })
  expect(fifth.properties.evidence[0].quote).toContain('Phiên họp lần thứ 5 Ủy ban hỗn hợp Việt Nam – Singapore')
})

it('Nguyễn Khánh Ngọc took part in 21 meetings, each role with its own edge, dates as printed', async () => {
  const { peopleConnection } =
    await seeded.asker.ask(`{ peopleConnection(where: {name: {eq: "Nguyễn Khánh Ngọc"}}) { edges { node {
    meetingsConnection(first: 100) { totalCount edges { node { id heldOn { edtf asPrinted earliest } } properties { role roleAsPrinted evidence { quote citation } } } }
  } } } }`)
  const { totalCount, edges } = peopleConnection.edges[0].node.meetingsConnection
  expect(totalCount).toBe(25)
  expect(new Set(edges.map(({ node }: any) => node.id)).size).toBe(21)
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
    'de-coordination-2 | 2010-03-26 |  | CO_CHAIR | ',
    'eu-jule-closing | 2024-05-31 |  | PARTICIPANT | ',
    'eu-jule-launch | 2018-10-12 |  | PARTICIPANT | ',
    'eu-jule-steering-4 | 2021-04-16 |  | CO_CHAIR | ',
    'eu-jule-steering-6 |  |  | CO_CHAIR | ',
    'japan-minister-visit-2022 | 2022-06-29 |  | PARTICIPANT | ',
    'jica-conference-2021 | 2021-04-08/2021-04-09 |  | PARTICIPANT | ',
    'jica-jcc-5 | 2024-04-26 |  | PARTICIPANT | ',
    'jica-launch-2021-2025 |  |  | PARTICIPANT | ',
    'legal-partnership-forum-2023 | 2023-11-29 |  | PARTICIPANT | ',
    'moj-ic-conference-2020 | XXXX-01-07 | chiều 7/1 | PARTICIPANT | tham dự',
    'moj-ic-conference-2020 | XXXX-01-07 | chiều 7/1 | SPEAKER | yêu cầu',
    'moj-icd-review-conference |  |  | CO_CHAIR | đồng chủ trì',
    'moj-icd-review-conference |  |  | SPEAKER | phát biểu chỉ đạo',
    'moj-icd-working-session | XXXX-08-08 | Chiều 8/8 | PARTICIPANT | tham dự',
    'moj-icd-working-session | XXXX-08-08 | Chiều 8/8 | SPEAKER | lưu ý',
    'russia-ambassador-medal | XXXX-05-10 |  | PARTICIPANT | ',
    'russia-talks-2023 | 2023-10-10 |  | PARTICIPANT | ',
    'spblf-2015 | XXXX-05-27/XXXX-05-30 |  | PARTICIPANT | ',
    'unicef-deputy-rep-2018 | 2018-06-05 |  | PARTICIPANT | ',
    'visit-laos-president-2024 | 2024-07-11/2024-07-12 |  | PARTICIPANT | ',
    'vn-eu-sub4-1 |  |  | PARTICIPANT | ',
    'vn-eu-sub4-3 | 2023-05-24 |  | PARTICIPANT | ',
  ])
  for (const { node, properties } of edges) {
    expect(properties.evidence.length).toBeGreaterThan(0)
    // What an article prints has its words, and a sentence that says so; what a page says is cited.
    for (const { quote } of properties.evidence) expect(quote !== null).toBe(properties.roleAsPrinted !== null)
    expect(node.heldOn?.earliest ?? null).toBe(
      /^\d{4}/.test(node.heldOn?.edtf ?? '') ? node.heldOn.edtf.slice(0, 10) : null,
    )
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

// cspell:ignore embjp spblf
