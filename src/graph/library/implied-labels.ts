/** Leaves out the label of a node where the relationship that leads to it allows no other: to check it costs a hit a row. */
import type { Compilable, Context, LibraryInternals, NodeReference, RelationshipPattern } from './library-internals.ts'

export type FarEnds = (type: string, direction: 'LEAVES' | 'ENTERS', near: string) => readonly string[]

export function mendPattern({ cypher, RelationshipSelectionPattern }: LibraryInternals, farEnds: FarEnds): void {
  const { prototype } = RelationshipSelectionPattern
  const { apply } = prototype
  prototype.apply = function (this: RelationshipPattern, context: Context & { readonly target: NodeReference }) {
    const { type, source } = this.relationship
    const direction = this.relationship.getCypherDirection()
    const labels = this.target.getLabels()
    if (direction === 'undirected' || labels.length !== 1) return apply.call(this, context)
    const ends = farEnds(type, direction === 'right' ? 'LEAVES' : 'ENTERS', source.name)
    if (ends.length !== 1 || ends[0] !== labels[0]) return apply.call(this, context)
    const relationship: Compilable = new cypher.Relationship()
    const target = new cypher.Node()
    const pattern = new cypher.Pattern(context.target).related(relationship, { direction, type }).to(target)
    return { nestedContext: context.push({ target, relationship }), pattern }
  }
}
