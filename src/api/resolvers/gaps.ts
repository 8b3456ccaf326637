/** `gaps`: from the arguments of the question to a Relay page. */
import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'
import { gapSentence } from '../../domain/gap-sentence.ts'
import type { GapFacts, GapKind } from '../../domain/gaps.ts'
import type { QueryGapsArgs, Resolvers } from '../../generated/resolvers.ts'
import type { FindingRow } from '../../graph/queries/findings.ts'
import { gapRanges } from '../../graph/queries/gaps.ts'
import { dayOf } from './arguments.ts'
import { findingPage } from './finding-pages.ts'
import { resolveEntity, resolveEvidence } from './light-rows.ts'
import { toPartialDate } from './partial-dates.ts'
import { countedPageResolvers } from './question-page.ts'

const MOST_MONTHS = 1200

const kindOf = ({ list }: FindingRow) => list.slice('GAP/'.length) as GapKind

export const gapsResolvers: Resolvers = {
  Query: {
    gaps: (_root, { of, kinds, withinMonths, asOf, first, after }: QueryGapsArgs, context, info) => {
      const months = withinMonths ?? 12
      if (months < 0 || months > MOST_MONTHS) {
        throw new InputError(`"withinMonths" is "${months}", and may be 0 to ${MOST_MONTHS}.`, {
          hint: 'give the number of months, such as 12.',
        })
      }
      const day = dayOf(asOf)
      const page = {
        question: 'gaps',
        of: of ?? null,
        groups: gapRanges(kinds ?? null, { asOf: day, isPast: day < today(), withinMonths: months }),
        first: first ?? 20,
        after: after ?? null,
        entityField: 'entity',
        alsoWanted: (asks: (field: string) => boolean) => (asks('detail') ? ['name', 'nameVi'] : []),
      }
      return findingPage(page, context, info)
    },
  },
  GapConnection: countedPageResolvers,
  Gap: {
    kind: kindOf,
    entity: ({ entity }: FindingRow, _args, context, info) => resolveEntity(entity, context, info),
    detail: (row: FindingRow, { language }) => {
      const { name, nameVi } = row.entity.properties
      const named = { name: String(name), nameVi: (nameVi as string | null) ?? null }
      return gapSentence(kindOf(row), named, row.facts as GapFacts, language ?? 'EN')
    },
    due: ({ facts }: FindingRow) => toPartialDate((facts as GapFacts).due ?? null),
    evidence: ({ evidenceIds, evidence }: FindingRow, _args, context, info) =>
      resolveEvidence(evidenceIds, evidence, context, info),
  },
}
