/** Which relationships a brief tells, by the type of what has them: no other is read, and of no other may it say that there is none. */
import type { WalkedType } from '../connections.ts'
import type { NodeLabel } from '../ontology.ts'

/** A verb, walked from its start (the entity leaves it behind) or from its end. */
export type Way = readonly [type: WalkedType, direction: 'LEAVES' | 'ENTERS']

const ofBodies: readonly Way[] = [
  ['PART_OF', 'LEAVES'],
  ['MEMBER_OF', 'LEAVES'],
]

const told: Readonly<Partial<Record<NodeLabel, readonly Way[]>>> = {
  Agreement: [
    ['PARTY_TO', 'ENTERS'],
    ['SIGNED', 'ENTERS'],
    ['SIGNED_AT', 'LEAVES'],
    ['ADOPTED', 'ENTERS'],
    ['UNDER', 'LEAVES'],
    ['AMENDS', 'LEAVES'],
    ['AMENDS', 'ENTERS'],
    ['RENEWS', 'LEAVES'],
    ['RENEWS', 'ENTERS'],
    ['REPLACES', 'LEAVES'],
    ['REPLACES', 'ENTERS'],
    ['RESULTED_IN', 'LEAVES'],
    ['IMPLEMENTS', 'LEAVES'],
  ],
  Meeting: [
    ['SESSION_OF', 'LEAVES'],
    ['TOOK_PART_IN', 'ENTERS'],
    ['ADOPTED', 'LEAVES'],
    ['SIGNED_AT', 'ENTERS'],
    ['RESULTED_IN', 'LEAVES'],
    ['PART_OF', 'LEAVES'],
  ],
  Project: [
    ['PARTICIPATES_IN', 'ENTERS'],
    ['RESULTED_IN', 'ENTERS'],
    ['STEERS', 'ENTERS'],
    ['FOLLOWS', 'LEAVES'],
    ['FOLLOWS', 'ENTERS'],
    ['IMPLEMENTS', 'LEAVES'],
  ],
  Policy: [
    ['ISSUED', 'ENTERS'],
    ['CONTINUES', 'LEAVES'],
    ['AMENDS', 'LEAVES'],
    ['REPLACES', 'LEAVES'],
    ['IMPLEMENTS', 'LEAVES'],
    ['RATIFIES', 'LEAVES'],
  ],
  Person: [
    ['HOLDS', 'LEAVES'],
    ['MEMBER_OF', 'LEAVES'],
  ],
  Partner: ofBodies,
  Institution: ofBodies,
  Committee: [
    ['MEMBER_OF', 'ENTERS'],
    ['PART_OF', 'LEAVES'],
  ],
  Topic: [['BROADER', 'LEAVES']],
}

export const toldWays = (label: NodeLabel): readonly Way[] => told[label] ?? []

/** Those of all types together: asked of whatever it is, one plan of the database serves all. No hub has many that are not told of it. */
export const everyWay: readonly Way[] = [
  ...new Map(Object.values(told).flatMap((ways) => ways.map((way) => [way.join(' '), way] as const))).values(),
]

/** `PARTY_TO ENTERS`. */
export type WayKey = `${WalkedType} ${Way[1]}`

export const wayKey = ([type, direction]: Way): WayKey => `${type} ${direction}`
