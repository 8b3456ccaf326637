/** Where the type of a relationship says what stands at its far end, to check the label there costs a hit a row for nothing. */
import type { ConnectionRead, Filter, LibraryInternals } from './library-internals.ts'

/**
 * The labels that may stand at the far end of a relationship that leaves, or enters, a node of the label `near`; none
 * where that is not known.
 */
export type FarEnds = (type: string, direction: 'LEAVES' | 'ENTERS', near: string) => readonly string[]

/** Whether the way to the operation's nodes implies their label. A filter on them keeps it: indexes belong to labels. */
export function isLabelImplied(library: LibraryInternals, operation: ConnectionRead, farEnds: FarEnds): boolean {
  const { relationship, target, filters, authFilters } = operation
  const direction = relationship?.getCypherDirection() ?? 'undirected'
  if (relationship === undefined || direction === 'undirected') return false
  if ([...filters, ...authFilters].some((filter) => filtersNode(library, filter))) return false
  const [label, ...others] = target.getLabels()
  const [near = '', ...moreNear] = relationship.source.getLabels()
  if (others.length + moreNear.length > 0) return false
  const ends = farEnds(relationship.type, direction === 'right' ? 'LEAVES' : 'ENTERS', near)
  return ends.length === 1 && ends[0] === label
}

function filtersNode({ LogicalFilter, PropertyFilter }: LibraryInternals, filter: Filter): boolean {
  const reaches = (one: Filter): boolean => {
    if (one instanceof LogicalFilter) return one.children.some(reaches)
    return !(one instanceof PropertyFilter && one.attachedTo === 'relationship')
  }
  return reaches(filter)
}
