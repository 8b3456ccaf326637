/** Where the type of a relationship says what stands at its far end, to check the label there costs a hit a row for nothing. */
import type { ConnectionRead, Filter, LibraryInternals, Relationship } from './library-internals.ts'

/**
 * The labels that may stand at the far end of a relationship that leaves, or enters, a node of the label `near`; none
 * where that is not known.
 */
export type FarEnds = (type: string, direction: 'LEAVES' | 'ENTERS', near: string) => readonly string[]

/** Whether the way to the operation's nodes implies their label. A filter on them keeps it: indexes belong to labels. */
export function isLabelImplied(library: LibraryInternals, operation: ConnectionRead, farEnds: FarEnds): boolean {
  const { relationship, target, filters, authFilters } = operation
  if ([...filters, ...authFilters].some((filter) => filtersNode(library, filter))) return false
  const [label, ...others] = target.getLabels()
  const ends = relationship === undefined || others.length > 0 ? [] : endsOf(relationship, farEnds)
  return ends.length === 1 && ends[0] === label
}

/** The labels that may stand at its far end; none where that is not known. */
export function endsOf(relationship: Relationship, farEnds: FarEnds): readonly string[] {
  const way = relationship.getCypherDirection()
  const [near = '', ...moreNear] = relationship.source.getLabels()
  if (way === 'undirected' || moreNear.length > 0) return []
  return farEnds(relationship.type, way === 'right' ? 'LEAVES' : 'ENTERS', near)
}

function filtersNode({ LogicalFilter, PropertyFilter }: LibraryInternals, filter: Filter): boolean {
  const reaches = (one: Filter): boolean => {
    if (one instanceof LogicalFilter) return one.children.some(reaches)
    return !(one instanceof PropertyFilter && one.attachedTo === 'relationship')
  }
  return reaches(filter)
}
