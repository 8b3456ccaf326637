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
    reference: {
      cypher: `UNWIND $ids AS id MATCH (e:Entity {id: id})
        RETURN collect(e {.id, .name, .nameVi, .aliases, __typename: ${labelOf('e')},
          status: CASE WHEN e:Agreement THEN e.status END, signedOn: e.signedOnEdtf,
          .place, heldOn: e.heldOnEdtf, .budgetAmount, startedOn: e.startedOnEdtf}) AS answer`,
      params: { ids },
    },
  }
}
