/**
 * A made-up cooperation graph in the real ontology, with the skew of reality: three hub partners in a third of all
 * documents, meetings and projects; parts of states; committees with numbered sessions; dates of every precision.
 * The same size and seed give the same graph, byte for byte, on every machine.
 */
import type { Subgraph } from '../../src/domain/subgraph.ts'
import { addAgreements } from './agreements.ts'
import { addCast } from './cast.ts'
import { drawDay, drawYear } from './dates.ts'
import { addMeetings } from './meetings.ts'
import { addPolicies } from './policies.ts'
import { addFigures, addProjects } from './projects.ts'
import { createRandom } from './random.ts'
import { RecordBook } from './record-book.ts'

export interface GeneratorOptions {
  /** Entities of all types together; their status changes come on top. */
  readonly entities: number
  readonly seed: number
}

/** Fewer than that leave no room for every type and every kind of relationship. */
export const LEAST_ENTITIES = 200

/** Shares of each type, in per mille; agreements take the rest. */
const shares = {
  sources: 80,
  topics: 5,
  partners: 70,
  institutions: 20,
  people: 100,
  policies: 60,
  committees: 30,
  meetings: 200,
  projects: 140,
  figures: 15,
}

/** @throws {RangeError} where there is no room for every type. */
export function generateSubgraph({ entities, seed }: GeneratorOptions): Subgraph {
  if (entities < LEAST_ENTITIES) throw new RangeError(`"${entities}" entities are too few: ask for ${LEAST_ENTITIES}.`)
  const counts = countsOf(entities)
  const book = new RecordBook(createRandom(seed))
  addSources(book, counts.sources)
  const cast = addCast(book, counts)
  addPolicies(book, cast, counts.policies)
  addAgreements(book, cast, counts.agreements)
  addMeetings(book, cast, counts)
  addProjects(book, cast, counts.projects)
  addFigures(book, cast, counts.figures)
  return book.build()
}

function countsOf(entities: number): Record<keyof typeof shares | 'agreements', number> {
  const counts = Object.fromEntries(
    Object.entries(shares).map(([name, share]) => [name, Math.max(1, Math.floor((entities * share) / 1000))]),
  ) as Record<keyof typeof shares, number>
  const others = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { ...counts, agreements: entities - others }
}

/** Two in three are articles whose text is held, the others pages that are only cited. */
function addSources(book: RecordBook, count: number): void {
  const { random } = book
  for (let index = 0; index < count; index++) {
    const holdsText = index % 3 !== 2
    const fields = {
      name: `Report ${index} on international cooperation`,
      nameVi: `Báo cáo ${index} về hợp tác quốc tế`,
      kind: holdsText ? 'ARTICLE' : 'PAGE',
      publisher: `Publisher ${index % 17}`,
      url: `https://example.org/reports/${index}`,
      language: 'vi',
      publishedOn: drawDay(random, drawYear(random)),
    }
    book.addSource(`source:${index}`, fields, holdsText)
  }
}
