/** The reader of each format, by its name. */
import type { FormatReader } from './read-back.ts'
import { jsonReader } from './readers/json.ts'
import { jsonldReader, turtleReader } from './readers/rdf.ts'
import { xlsxReader } from './readers/xlsx.ts'

export const allReaders: Readonly<Record<string, FormatReader>> = {
  json: jsonReader,
  jsonld: jsonldReader,
  turtle: turtleReader,
  xlsx: xlsxReader,
}
