/** The ready questions of the playground, each with its answer over the seed, through the types made for clients. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import * as documents from '../../src/web/generated/questions.ts'
import { askSeeded } from '../support/ask.ts'
import { condense } from './condense.ts'

const FOLDER = new URL('../../src/web/questions/', import.meta.url)
const files = readdirSync(FOLDER).map((file) => ({ file, text: readFileSync(new URL(file, FOLDER), 'utf8') }))

const seeded = askSeeded()

/** The answer in the shape that a client’s compiler knows. */
function ask<Answer, Variables extends Record<string, unknown>>(
  document: documents.TypedDocumentString<Answer, Variables>,
  variables?: Variables,
): Promise<Answer> {
  return seeded.asker.ask(document.toString(), variables)
}

const nodes = <Node>(connection: { readonly edges: readonly { readonly node: Node }[] }): Node[] =>
  connection.edges.map(({ node }) => node)

describe.each(files)('$file', ({ file, text }) => {
  it('says in its first line for whom it is, and what it answers', () => {
    expect(text).toMatch(/^# For the (?:analyst|report writer|frontend team): [^\n]+\.\n/)
  })

  it('holds one operation, named as the file is', () => {
    const { definitions } = parse(text)
    expect(definitions).toHaveLength(1)
    const [operation] = definitions
    const name = operation?.kind === 'OperationDefinition' ? operation.name?.value : undefined
    expect(name?.toLowerCase()).toBe(file.replace('.graphql', '').replaceAll('-', ''))
  })

  it('has the answer that was written out and checked against the sources', async () => {
    const answer = condense(await seeded.asker.ask(text), text)
    await expect(answer).toMatchFileSnapshot(`answers/${file.replace('.graphql', '.yaml')}`)
  })
})

describe('the answer', () => {
  it('names JSDF as funding and the World Bank as extending the legal-aid project, as printed', async () => {
    const [project] = nodes((await ask(documents.RolesInTheLegalAidProjectDocument)).projectsConnection)
    expect(
      project?.participantsConnection.edges.map(({ node, properties }) => [
        node.id,
        properties.role,
        properties.roleAsPrinted,
      ]),
    ).toEqual([
      ['partner:jsdf', 'FUNDING', 'tài trợ'],
      ['institution:vn-moj', 'IMPLEMENTING', null],
      ['partner:world-bank', 'EXTENDING', 'thông qua'],
    ])
  })

  it('has the sessions of the joint committee with Singapore, the 5th without a day', async () => {
    const [committee] = nodes((await ask(documents.SessionsOfAJointCommitteeDocument)).committeesConnection)
    const { edges } = committee!.sessionsConnection
    expect(edges.map(({ node }) => [node.id, node.sessionNumber, node.heldOn?.edtf ?? null])).toEqual([
      ['meeting:vn-sg-joint-3', 3, '2014-11-25'],
      ['meeting:vn-sg-joint-4', 4, '2017-07-18'],
      ['meeting:vn-sg-joint-5', 5, null],
    ])
    expect(edges[2]?.node.sessionNumberAsPrinted).toBe('lần thứ 5')
    expect(edges[2]?.properties.evidence[0]?.quote).toContain('Phiên họp lần thứ 5 Ủy ban hỗn hợp')
  })

  it('has each role of Nguyễn Khánh Ngọc in a meeting, in order, dated as printed', async () => {
    const [person] = nodes((await ask(documents.MeetingsOfNguyenKhanhNgocDocument)).peopleConnection)
    const { edges, totalCount } = person!.meetingsConnection
    expect(edges).toHaveLength(totalCount)
    const roles = edges.map(({ node, properties }) => [node.id, properties.role, node.heldOn?.asPrinted ?? null])
    expect(roles.filter(([, , printed]) => printed !== null)).toEqual([
      ['meeting:conclusion-73-conference', 'CHAIR', 'Ngày 26.10'],
      ['meeting:conclusion-73-conference', 'SPEAKER', 'Ngày 26.10'],
      ['meeting:moj-ic-conference-2020', 'PARTICIPANT', 'chiều 7/1'],
      ['meeting:moj-ic-conference-2020', 'SPEAKER', 'chiều 7/1'],
      ['meeting:moj-icd-working-session', 'PARTICIPANT', 'Chiều 8/8'],
      ['meeting:moj-icd-working-session', 'SPEAKER', 'Chiều 8/8'],
    ])
    const keys = roles.map(([id, role]) => `${id} ${role}`)
    expect(keys).toEqual([...keys].sort())
  })

  it('follows Conclusion 73 back to Directive 39 and on to Decision 84', async () => {
    const [policy] = nodes((await ask(documents.Conclusion73AndWhatCarriesItOutDocument)).policiesConnection)
    expect(nodes(policy!.continuesConnection).map(({ id }) => id)).toEqual(['policy:39-ct-tw'])
    expect(nodes(policy!.implementedByConnection).map(({ id }) => id)).toContain('policy:decision-84')
  })

  it('has 26 documents as of the printed day, with one sentence', async () => {
    const [figure] = nodes((await ask(documents.TwentySixDocumentsDocument)).reportedFiguresConnection)
    expect(figure).toMatchObject({ value: 26, asOf: { edtf: '2020-11-25', asPrinted: '25/11/2020', precision: 'DAY' } })
    const quotes = nodes(figure!.evidenceConnection).map(({ quote }) => quote)
    expect(quotes).toEqual([expect.stringContaining('đàm phán mới 26 văn kiện hợp tác')])
  })

  it('says for every sentence behind a record which property it supports, in the order of the text', async () => {
    const { entity } = await ask(documents.EvidenceForOneEntityDocument)
    const { edges, totalCount } = entity!.evidenceConnection
    expect(edges).toHaveLength(totalCount)
    expect(edges.map(({ properties }) => properties.property)).toEqual(expect.arrayContaining(['name', 'heldOn']))
    const starts = edges.map(({ node }) => node.start ?? -1)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  })

  it('pages through a filtered list to its end, each agreement once, in order of name', async () => {
    const seen: { readonly name: string; readonly id: string }[] = []
    let after: string | null = null
    let total = Number.POSITIVE_INFINITY
    do {
      const { agreementsConnection }: documents.AgreementsPageByPageQuery = await ask(
        documents.AgreementsPageByPageDocument,
        { first: 7, after },
      )
      total = agreementsConnection.totalCount
      seen.push(...nodes(agreementsConnection).map(({ name, id }) => ({ name, id })))
      after = agreementsConnection.pageInfo.hasNextPage ? agreementsConnection.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toHaveLength(total)
    expect(total).toBeGreaterThan(7)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(total)
    const byLetters = (a: string, b: string) => (a < b ? -1 : Number(a > b))
    expect(seen).toEqual([...seen].sort((a, b) => byLetters(a.name, b.name) || byLetters(a.id, b.id)))
  })

  it('gives entities in the order asked, each with the fields of its type, null where there is none', async () => {
    const { entities } = await ask(documents.EntitiesByIdDocument, { ids: ['partner:nobody', 'partner:undp'] })
    expect(entities).toEqual([null, expect.objectContaining({ __typename: 'Partner', iatiOrgId: 'XM-DAC-41114' })])
  })

  it('leaves out of a partner’s documents those that it only helped to draft', async () => {
    const partners = nodes((await ask(documents.PartnersByKindDocument)).partnersConnection)
    const unicef = partners.find(({ id }) => id === 'partner:unicef')
    expect(nodes(unicef!.agreementsConnection).map(({ name }) => name)).toEqual([
      'Basic Cooperation Agreement between the Government and UNICEF',
      'Country Programme Action Plan 2006-2010',
    ])
    const drafts = `{ entity(id: "partner:unicef") { ... on Partner { agreementsConnection(where: { edge: { role: { eq: DRAFTER } } }) { totalCount } } } }`
    expect((await seeded.asker.ask(drafts)).entity.agreementsConnection.totalCount).toBe(1)
    expect(partners.map(({ id }) => id)).toEqual([
      'partner:iom',
      'partner:unicef',
      'partner:undp',
      'partner:unodc',
      'partner:world-bank',
    ])
  })
})
