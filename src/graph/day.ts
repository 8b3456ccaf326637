/** Calendar days as the driver sends them. */
import neo4j from 'neo4j-driver'
import { parsePartialDate } from '../domain/partial-date.ts'

/** The driver's date of an ISO day, or null where it is none, such as 2019-02-30. */
export function parseDay(text: string): InstanceType<typeof neo4j.types.Date> | null {
  if (parsePartialDate(text)?.precision !== 'DAY') return null
  const [year, month, day] = text.split('-').map(Number)
  return new neo4j.types.Date(year!, month!, day!)
}
