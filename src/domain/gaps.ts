/** What is missing or due, by rules that need no database: each says from which day it holds and what shows it. */
import { type AgreementLife, beginsOn, wasSigned } from './agreement-life.ts'
import type { PrintedDate } from './history.ts'
import type { EntityLabel } from './ontology.ts'
import { boundsOf } from './printed-bounds.ts'
import { missingNumbers, type NumberRange, overdueSession, type SessionRow } from './sessions.ts'

/** In the order of answers. */
export const gapKinds = [
  'MISSING_SESSION_NUMBER',
  'AGREEMENT_WITHOUT_RESULT',
  'PARTNER_WITHOUT_PROJECT',
  'LAPSED',
  'EXPIRING',
  'OVERDUE_SESSION',
  'SINGLE_SOURCE',
  'WEAK_SOURCE',
  'UNDATED',
] as const

export type GapKind = (typeof gapKinds)[number]

/** What the sentence of a gap needs, besides the name of its entity. */
export interface GapFacts {
  readonly missing?: readonly NumberRange[]
  readonly due?: PrintedDate
  readonly last?: string
  readonly intervalDays?: number
  /** Of documents, or of sources. */
  readonly count?: number
  readonly source?: { readonly name: string; readonly nameVi: string | null }
  readonly isRenewed?: boolean
  /** Whether a signature is reported, and not only that it is or was in force. */
  readonly isSignature?: boolean
  /** Of a text that was never signed: its state. */
  readonly unsigned?: string
}

export interface Gap {
  readonly kind: GapKind
  /** By it answers are ordered within a kind; null where time plays no part. */
  readonly day: string | null
  /** First day on which it holds, where that is not what `day` says; null for any. */
  readonly from: string | null
  readonly facts: GapFacts
  readonly evidenceIds: readonly string[]
}

export interface GapRow {
  readonly id: string
  readonly label: EntityLabel
  readonly evidence: Readonly<Record<string, readonly string[]>>
  /** How many speak of it; where one of several is of higher than low reliability, whatever number above 1. */
  readonly sources: number
  /** Whether all of them are of low reliability, where there are any. */
  readonly isLow: boolean
  readonly source: { readonly name: string; readonly nameVi: string | null } | null
  /** Whether it has a date of its own, or a dated state. */
  readonly isDated: boolean
  /** Of an agreement. */
  readonly agreement: AgreementRow | null
  /** Of a committee. */
  readonly sessions: readonly SessionRow[]
  /** Of a partner without projects: signed documents of its own and of its parts. */
  readonly signedDocuments: number
  readonly signedEvidenceIds: readonly string[]
}

export interface AgreementRow {
  readonly life: AgreementLife
  readonly hasResult: boolean
  /** Whether something renews it, or replaces it as a whole. */
  readonly isSucceeded: boolean
}

/** More would say no more. */
const MOST_EVIDENCE = 20

/** Every gap of the entity, whether or not its day has come. */
export function gapsOf(row: GapRow): Gap[] {
  const gaps = [
    ...(row.label === 'Committee' ? sessionGaps(row.sessions) : []),
    ...(row.agreement === null ? [] : agreementGaps(row, row.agreement)),
    ...(row.signedDocuments === 0
      ? []
      : [timeless('PARTNER_WITHOUT_PROJECT', { count: row.signedDocuments }, row.signedEvidenceIds)]),
    ...(row.label === 'Source' ? [] : sourceGaps(row)),
    ...(happens.has(row.label) && !row.isDated ? [timeless('UNDATED', {}, evidenceOf(row, 'name'))] : []),
  ]
  return gaps.map((gap) => ({ ...gap, evidenceIds: [...new Set(gap.evidenceIds)].slice(0, MOST_EVIDENCE) }))
}

const happens: ReadonlySet<EntityLabel> = new Set(['Agreement', 'Meeting', 'Project'])

function timeless(kind: GapKind, facts: GapFacts, evidenceIds: readonly string[]): Gap {
  return { kind, day: null, from: null, facts, evidenceIds }
}

function sessionGaps(sessions: readonly SessionRow[]): Gap[] {
  const numbered = sessions.filter(({ number }) => number !== null)
  const missing = missingNumbers(numbered.map(({ number }) => number!))
  const overdue = overdueSession(sessions)
  return [
    ...(missing.length === 0
      ? []
      : [
          timeless(
            'MISSING_SESSION_NUMBER',
            { missing },
            numbered.flatMap(({ evidenceIds }) => evidenceIds),
          ),
        ]),
    ...(overdue === null
      ? []
      : [
          {
            kind: 'OVERDUE_SESSION' as const,
            day: overdue.dueBy,
            from: overdue.from,
            facts: { due: overdue.due, last: overdue.last.heldOn!.edtf, intervalDays: overdue.intervalDays },
            evidenceIds: overdue.last.evidenceIds,
          },
        ]),
  ]
}

function agreementGaps(row: GapRow, { life, hasResult, isSucceeded }: AgreementRow): Gap[] {
  const isSigned = wasSigned(life)
  const isSignature =
    life.signedOn !== null || life.status === 'SIGNED' || life.changes.some(({ status }) => status === 'SIGNED')
  const property = life.signedOn === null ? 'status' : 'signedOn'
  const day = boundsOf(life.validUntil).latest
  const term = {
    facts: {
      due: life.validUntil!,
      isRenewed: isSucceeded,
      ...(isSigned ? {} : { unsigned: life.status ?? 'UNKNOWN' }),
    },
    evidenceIds: evidenceOf(row, 'validUntil'),
    day,
  }
  return [
    ...(isSigned && !hasResult
      ? [timeless('AGREEMENT_WITHOUT_RESULT', { isSignature }, evidenceOf(row, property))]
      : []),
    ...(day === null || isSucceeded ? [] : [{ kind: 'LAPSED' as const, from: null, ...term }]),
    ...(day === null ? [] : [{ kind: 'EXPIRING' as const, from: beginsOn(life), ...term }]),
  ]
}

function sourceGaps(row: GapRow): Gap[] {
  const all = Object.values(row.evidence).flat().sort()
  const { sources, isLow, source } = row
  return [
    ...(sources === 1 && source !== null ? [timeless('SINGLE_SOURCE', { source }, all)] : []),
    ...(sources > 0 && isLow ? [timeless('WEAK_SOURCE', { count: sources }, all)] : []),
  ]
}

/** What supports the property; else what covers the whole record, or names it. */
function evidenceOf({ evidence }: GapRow, property: string): readonly string[] {
  return evidence[property] ?? evidence.record ?? evidence.name ?? Object.values(evidence)[0] ?? []
}
