/** `history`, as the playground asks it: who did what when, with the sentences that say so. */
import type { HistoryEvent } from '../../src/domain/history.ts'
import { historyTitle } from '../../src/domain/history-title.ts'
import { encodeCursor } from '../../src/graph/cursor.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { type HistoryPage, plainReference, timelineReference } from './history-references.ts'
import type { Row, StockOperation, StockQuestion, Workload } from './workload.ts'

const DOCUMENT = `query History($of: ID!, $first: PageSize!, $after: String, $types: [EntityType!]) {
  history(of: $of, first: $first, after: $after, types: $types) {
    edges {
      node {
        title event date { edtf asPrinted inferred } entity { id name } body { id name }
        evidence { quote source { name } }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

const FIRST = 20

/**
 * What a program would ask to make the first page itself: the latest of each branch, to be merged by date. It knows of
 * signatures, meetings and starts of projects only, and not of what happened to parts of the partner.
 */
const BRANCHES = `query Branches($id: ID!, $first: Int!) {
  partnersConnection(where: { id: { eq: $id } }) {
    edges { node {
      id name
      ${branch('agreements', 'signedOn')}
      ${branch('meetings', 'heldOn')}
      ${branch('projects', 'startedOn')}
    } }
  }
}`

function branch(field: string, date: string): string {
  return `${field}Connection(first: $first, sort: [{ node: { ${date}Earliest: DESC } }, { node: { id: ASC } }]) {
    edges {
      properties { evidence { quote source { name } } }
      node { id name ${date}Edtf ${date}AsPrinted ${date}Inferred }
    }
    pageInfo { hasNextPage endCursor }
  }`
}

function branchesOf(id: string): StockOperation {
  return { document: BRANCHES, variables: { id, first: FIRST }, root: 'partnersConnection', isComparable: false }
}

const NO_DEEP_PAGE = { cannot: 'which page of which branch comes next depends on the dates of the others' }

export function historyOfPartner({ partner }: Targets): Workload {
  return history('history of a partner', { of: partner }, branchesOf(partner))
}

export function historyOfHub({ hub }: Targets): Workload {
  return history('history of a hub', { of: hub }, branchesOf(hub))
}

export function deepPageOfHub({ hub, deepEntry }: Targets): Workload {
  return history('history of a hub, deep page', { of: hub, after: deepEntry }, NO_DEEP_PAGE)
}

export function hubByTypes({ hub }: Targets): Workload {
  return history(
    'history of a hub, meetings and projects',
    { of: hub, labels: ['Meeting', 'Project'] },
    branchesOf(hub),
  )
}

function history(name: string, asked: Partial<HistoryPage> & Pick<HistoryPage, 'of'>, stock: StockQuestion): Workload {
  const page = { first: FIRST, after: null, labels: null, ...asked }
  const { of, first, after, labels } = page
  const types = labels?.map((label) => label.toUpperCase()) ?? null
  return {
    name,
    by: 'OWN_QUERY',
    document: DOCUMENT,
    variables: { of, first, after: after === null ? null : encodeCursor('history', after), types },
    root: 'history',
    reference: timelineReference(page),
    proof: plainReference(page),
    unordered: ['evidence'],
    complete: withTitle,
    stock,
  }
}

function withTitle(entry: Row) {
  const { name } = entry.entity
  return { ...entry, title: historyTitle(entry.event as HistoryEvent, { name, nameVi: null }, 'EN') }
}
