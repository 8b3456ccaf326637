/** `search`: a word that few things have, and one that very many have. */
import { search } from '../../src/graph/queries/search.ts'
import type { Targets } from '../graph/choose-targets.ts'
import { labelOf, type Workload } from './workload.ts'

const FIRST = 20

export function searchRareWord({ rareWord }: Targets): Workload {
  return searchFor('search, a rare word', rareWord)
}

export function searchFrequentWord(): Workload {
  return searchFor('search, a frequent word', 'memorandum')
}

/** Hits are equal only to the same Lucene query, so that is taken as given; what is done with it is written by hand. */
function searchFor(name: string, text: string): Workload {
  const question = { text, labels: null, exact: false, words: 'ALL', first: FIRST, skip: 0 } as const
  const { lucene, limit, most } = search(question, [])!.params
  return {
    name,
    by: 'OWN_QUERY',
    document: `query Search($text: String!, $first: PageSize!) {
      search(text: $text, first: $first) {
        edges { node { score entity { __typename id name nameVi } } }
        pageInfo { hasNextPage endCursor }
      }
    }`,
    variables: { text, first: FIRST },
    root: 'search',
    reference: {
      cypher: `CALL db.index.fulltext.queryNodes('searched', $lucene, {limit: $most}) YIELD node AS e, score
        WITH e, score ORDER BY score DESC, e.id LIMIT $limit
        WITH collect({score: score, entity: e {.id, .name, .nameVi, __typename: ${labelOf('e')}}}) AS found
        RETURN {items: found[..$limit - 1], hasNextPage: size(found) = $limit} AS answer`,
      params: { lucene, limit, most },
    },
    stock: { cannot: 'its full text searches one type at a time' },
  }
}
