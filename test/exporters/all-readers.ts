/** The reader of each format, by its name. */
import type { FormatReader, SourceReader } from './read-back.ts'
import { bibtexReader } from './readers/bibtex.ts'
import { cslJsonReader } from './readers/csl-json.ts'
import { jsonReader } from './readers/json.ts'
import { jsonldReader, turtleReader } from './readers/rdf.ts'
import { risReader } from './readers/ris.ts'
import { xlsxReader } from './readers/xlsx.ts'

export const allReaders: Readonly<Record<string, FormatReader | SourceReader>> = {
  json: jsonReader,
  jsonld: jsonldReader,
  turtle: turtleReader,
  xlsx: xlsxReader,
  'csl-json': cslJsonReader,
  bibtex: bibtexReader,
  ris: risReader,
}
