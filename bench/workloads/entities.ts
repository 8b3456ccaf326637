/** `entity` and `entities`. */
import type { Targets } from '../graph/choose-targets.ts'
import { labelOf, type Workload } from './workload.ts'

export function entityById({ partner }: Targets): Workload {
  return {
    name: 'entity by id',
    by: 'OWN_QUERY',
    document: `query EntityById($id: ID!) {
      entity(id: $id) { __typename id name nameVi aliases ... on Partner { kind level iso2 } }
    }`,
    variables: { id: partner },
    root: 'entity',
    stock: 'SAME',
    reference: {
      cypher: `MATCH (e:Entity {id: $id})
        RETURN e {.id, .name, .nameVi, .aliases, .kind, .level, .iso2, __typename: ${labelOf('e')}} AS answer`,
      params: { id: partner },
    },
  }
}

export function entitiesByIds({ ids }: Targets): Workload {
  return {
    name: `entities by ${ids.length} ids`,
    by: 'OWN_QUERY',
    document: `query EntitiesByIds($ids: [ID!]!) {
      entities(ids: $ids) {
        __typename id name nameVi aliases
        ... on Agreement { status signedOn { edtf } }
        ... on Meeting { place heldOn { edtf } }
        ... on Project { budgetAmount startedOn { edtf } }
      }
    }`,
    variables: { ids },
    root: 'entities',
    stock: { cannot: 'it reads one type at a time' },
    reference: {
      // Each type reads only what it has.
      cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id}) WITH e, ${labelOf('e')} AS type
        RETURN collect(CASE type
          WHEN 'Agreement' THEN e {.id, .name, .nameVi, .aliases, __typename: type, .status, signedOn: e.signedOnEdtf}
          WHEN 'Meeting' THEN e {.id, .name, .nameVi, .aliases, __typename: type, .place, heldOn: e.heldOnEdtf}
          WHEN 'Project' THEN e {.id, .name, .nameVi, .aliases, __typename: type, .budgetAmount, startedOn: e.startedOnEdtf}
          ELSE e {.id, .name, .nameVi, .aliases, __typename: type} END) AS answer`,
      params: { ids },
    },
  }
}
