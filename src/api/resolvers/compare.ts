/** `compare`: from the arguments of the question to one row of figures for each partner. */
import { today } from '../../domain/calendar.ts'
import { InputError } from '../../domain/errors.ts'
import { type Contact, type MeasuredPeriod, type Measures, measure } from '../../domain/measures.ts'
import { labelOf } from '../../domain/ontology.ts'
import type { QueryCompareArgs, Resolvers } from '../../generated/resolvers.ts'
import type { Graph } from '../../graph/graph.ts'
import { contactDate, partnerAgreements, partnerMeetings, partnerProjects } from '../../graph/queries/compare.ts'
import type { Context } from '../context.ts'
import { periodOf } from './arguments.ts'
import { currentIds } from './current-id.ts'
import { hydrate } from './hydrate.ts'
import { toPartialDate } from './partial-dates.ts'

const LEAST = 2
const MOST = 10

interface Compared extends Measures {
  readonly id: string
}

async function readMeasures(args: QueryCompareArgs, { graph }: Context): Promise<Compared[]> {
  assertPartners(args.partners)
  const period = { ...periodOf(args), today: today() }
  const partners = await currentIds(args.partners, graph)
  // What took the place of a retired id may be no partner, or another one that is asked for.
  assertPartners(partners)
  const compared: Compared[] = []
  // One after the other: the record of a large partner is large.
  for (const id of partners) compared.push({ id, ...(await measureOne(id, args.includeParts ?? true, period, graph)) })
  return compared
}

async function measureOne(id: string, includeParts: boolean, period: MeasuredPeriod, graph: Graph): Promise<Measures> {
  const [agreements, meetings, projects] = await Promise.all([
    graph.read(partnerAgreements(id, includeParts)),
    graph.read(partnerMeetings(id, includeParts)),
    graph.read(partnerProjects(id, includeParts)),
  ])
  return measure({ agreements, meetings, projects }, period)
}

/** @throws {InputError} with everything that is wrong with the ids. */
function assertPartners(ids: readonly string[]): void {
  const twice = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  const others = [...new Set(ids.filter((id) => labelOf(id) !== null && labelOf(id) !== 'Partner'))]
  const quoted = (some: readonly string[]) => some.map((id) => `"${id}"`).join(', ')
  const faults = [
    ...(ids.length < LEAST || ids.length > MOST
      ? [`has ${ids.length} ${ids.length === 1 ? 'id' : 'ids'}, and may have ${LEAST} to ${MOST}`]
      : []),
    ...(twice.length > 0 ? [`names ${quoted(twice)} more than once`] : []),
    ...(others.length > 0
      ? [`names ${quoted(others)}, which ${others.length === 1 ? 'is no partner' : 'are no partners'}`]
      : []),
  ]
  if (faults.length === 0) return
  throw new InputError(`"partners" ${faults.join('; it ')}.`, {
    hint: 'give the ids of 2 to 10 partners, each once, such as partner:undp.',
  })
}

async function readDate(contact: Contact | null, graph: Graph) {
  return contact === null ? null : toPartialDate((await graph.read(contactDate(contact)))[0] ?? null)
}

export const compareResolvers: Resolvers = {
  Query: { compare: (_root, args: QueryCompareArgs, context) => readMeasures(args, context) },
  PartnerMeasures: {
    partner: ({ id }: Compared, _args, context, info) => hydrate(id, context, info),
    firstContact: ({ firstContact }: Compared, _args, { graph }) => readDate(firstContact, graph),
    lastContact: ({ lastContact }: Compared, _args, { graph }) => readDate(lastContact, graph),
  },
}
