/** `/calendar.ics`: sessions, expiries and renewals as a calendar that programs subscribe to, by partner. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addMonths, today } from '../../domain/calendar.ts'
import { type CalendarKind, calendarKinds, usualKinds } from '../../domain/calendar-feed.ts'
import { InputError } from '../../domain/errors.ts'
import type { Language } from '../../domain/history-title.ts'
import { isDay } from '../../domain/partial-date.ts'
import { didYouMean } from '../../domain/suggest.ts'
import { ICS_TYPE, writeCalendar } from '../../exporters/calendar/ics.ts'
import { boundGraph } from '../../graph/bounded-graph.ts'
import type { Graph } from '../../graph/graph.ts'
import { namedEntity } from '../../graph/queries/calendar.ts'
import type { Answer } from '../answers/answers.ts'
import { tellFault } from '../file-faults.ts'
import { addCaching, type GraphQLRouteOptions, isKnown } from '../graphql-route.ts'
import { whileWaitedFor } from '../hung-up.ts'
import { currentId } from '../resolvers/current-id.ts'
import { readCalendar } from './read-calendar.ts'

interface Asked {
  readonly partner: string | null
  readonly from: string
  readonly until: string | null
  readonly kinds: readonly CalendarKind[]
  readonly language: Language
}

export function addCalendar(app: FastifyInstance, options: GraphQLRouteOptions): void {
  app.get('/calendar.ics', async (request, reply) => {
    try {
      return await respond(request, reply, options)
    } catch (error) {
      return tellFault(request, reply, error)
    }
  })
}

async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  options: GraphQLRouteOptions,
): Promise<FastifyReply> {
  const { answers, graph, questionMs } = options
  const asked = readAsked(request.query as Record<string, string | string[]>)
  const origin = originOf(request)
  const look = await answers.look(JSON.stringify(['calendar', asked, origin]))
  if (look.graphVersion !== null && isKnown(request, look.tag)) return addCaching(reply, look, options).code(304).send()
  const make = (isShared: () => boolean) => {
    const bounds = { deadline: performance.now() + questionMs, signal: whileWaitedFor(reply, isShared) }
    return makeCalendar(asked, origin, boundGraph(graph, bounds))
  }
  const { body } = (await answers.find(look)) ?? (await answers.make(look, make))
  return addCaching(reply, look, options)
    .type(ICS_TYPE)
    .header('content-disposition', `inline; filename="${fileNameOf(asked)}"`)
    .send(body)
}

/** As whoever asks sees this server; null where that cannot be told. A proxy that speaks TLS in front says so. */
function originOf({ protocol, host, headers }: FastifyRequest): string | null {
  const address = `${headers['x-forwarded-proto'] === 'https' ? 'https' : protocol}://${host}`
  return URL.canParse(address) ? new URL(address).origin : null
}

async function makeCalendar(
  { partner, from, until, kinds, language }: Asked,
  origin: string | null,
  graph: Graph,
): Promise<Answer> {
  const id = partner === null ? null : await currentId(partner, graph)
  const [of = null] = id === null ? [] : await graph.read(namedEntity(id))
  const feed = await readCalendar({ of, period: { from, until }, kinds, language, most: MOST_DATES }, graph)
  return { status: 200, headers: [], body: Buffer.from(writeCalendar(feed, origin)), isWhole: true }
}

/** Of one calendar. */
const MOST_DATES = 2_000

const ARGUMENTS = ['partner', 'from', 'until', 'kinds', 'language'] as const

/** @throws {InputError} BAD_INPUT with all that is wrong. */
function readAsked(query: Readonly<Record<string, string | string[]>>): Asked {
  const faults: string[] = []
  for (const name of Object.keys(query)) {
    if (!(ARGUMENTS as readonly string[]).includes(name))
      faults.push(`"${name}" is no argument of the calendar.${didYouMean(name, ARGUMENTS)}`)
    else if (typeof query[name] !== 'string' && name !== 'kinds')
      faults.push(`"${name}" stands in the address more than once: give it once.`)
  }
  const text = (name: string) => (query[name] === undefined ? null : String(query[name]))
  const from = text('from')
  const until = text('until')
  for (const [name, day] of [
    ['from', from],
    ['until', until],
  ] as const) {
    if (day !== null && !isDay(day))
      faults.push(`"${name}" is "${day}", which is no day: write one such as 2026-05-17.`)
  }
  const language = text('language')
  if (language !== null && !['en', 'vi'].includes(language.toLowerCase()))
    faults.push(`"language" is "${language}", and is to be en or vi.`)
  const kinds =
    query.kinds === undefined
      ? usualKinds
      : [query.kinds]
          .flat()
          .flatMap((one) => one.split(','))
          .map((one) => one.trim().toUpperCase())
  for (const kind of kinds) {
    if (!(calendarKinds as readonly string[]).includes(kind))
      faults.push(`"kinds" has "${kind}", which the calendar does not know.${didYouMean(kind, calendarKinds)}`)
  }
  // From the start of last year on: nobody asks a calendar what was long ago, and programs keep all of it.
  const begin = from ?? `${addMonths(today(), -12).slice(0, 4)}-01-01`
  if (faults.length === 0 && until !== null && until < begin)
    faults.push(`"from" is "${begin}", which is after "until", "${until}".`)
  if (faults.length > 0) {
    throw new InputError(faults.join(' '), {
      hint: `the calendar takes partner=partner:laos, from and until as days, language=vi, and kinds, of ${calendarKinds.join(', ')}.`,
    })
  }
  return {
    partner: text('partner'),
    from: begin,
    until,
    kinds: calendarKinds.filter((kind) => (kinds as readonly string[]).includes(kind)),
    language: language?.toLowerCase() === 'vi' ? 'VI' : 'EN',
  }
}

function fileNameOf({ partner }: Asked): string {
  return `accord${partner === null ? '' : `-${partner.replaceAll(/[^A-Za-z0-9.]+/g, '-').slice(0, 80)}`}.ics`
}
