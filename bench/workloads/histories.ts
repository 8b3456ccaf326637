/** `history`, as the playground asks it: who did what when, with the sentences that say so. */
import type { HistoryEvent } from '../../src/domain/history.ts'
import { historyTitle } from '../../src/domain/history-title.ts'
import { encodeCursor } from '../../src/graph/cursor.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { type HistoryPage, plainReference, timelineReference } from './history-references.ts'
import type { Workload } from './workload.ts'

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

export function historyOfPartner({ partner }: Targets): Workload {
  return history('history of a partner', { of: partner })
}

export function historyOfHub({ hub }: Targets): Workload {
  return history('history of a hub', { of: hub })
}

export function deepPageOfHub({ hub, deepEntry }: Targets): Workload {
  return history('history of a hub, deep page', { of: hub, after: deepEntry })
}

export function hubByTypes({ hub }: Targets): Workload {
  return history('history of a hub, meetings and projects', { of: hub, labels: ['Meeting', 'Project'] })
}

function history(name: string, asked: Partial<HistoryPage> & Pick<HistoryPage, 'of'>): Workload {
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
  }
}

function withTitle(entry: Readonly<Record<string, unknown>>) {
  const { name } = entry.entity as { readonly name: string }
  return { ...entry, title: historyTitle(entry.event as HistoryEvent, { name, nameVi: null }, 'EN') }
}
