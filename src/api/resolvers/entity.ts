/** `entity` and `entities`: any entity by its id. */
import { InputError } from '../../domain/errors.ts'
import { MAX_PAGE_SIZE } from '../schema/scalars.ts'
import { hydrate, hydrateMany } from './hydrate.ts'
import type { TypeResolvers } from './types.ts'

export const entityResolvers: TypeResolvers = {
  Query: {
    entity: (_root, { id }: { id: string }, context, info) => hydrate(id, context, info),
    entities: (_root, { ids }: { ids: readonly string[] }, context, info) => {
      if (ids.length > MAX_PAGE_SIZE) {
        throw new InputError(`"ids" has ${ids.length} ids, and may have ${MAX_PAGE_SIZE}.`, {
          hint: 'ask in several parts.',
        })
      }
      return hydrateMany(ids, context, info)
    },
  },
}
