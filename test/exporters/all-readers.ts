/** The reader of each format, by its name. */
import type { FormatReader, SourceReader } from './read-back.ts'
import { bibtexReader } from './readers/bibtex.ts'
import { cslJsonReader } from './readers/csl-json.ts'
import { csvReader } from './readers/csv.ts'
import { cypherReader } from './readers/cypher.ts'
import { dotReader } from './readers/dot.ts'
import { gexfReader } from './readers/gexf.ts'
import { graphmlReader } from './readers/graphml.ts'
import { jsonReader } from './readers/json.ts'
import { mermaidReader } from './readers/mermaid.ts'
import { jsonldReader, turtleReader } from './readers/rdf.ts'
import { risReader } from './readers/ris.ts'
import { svgReader } from './readers/svg.ts'
import { xlsxReader } from './readers/xlsx.ts'

export const allReaders: Readonly<Record<string, FormatReader | SourceReader>> = {
  xlsx: xlsxReader,
  csv: csvReader,
  svg: svgReader,
  json: jsonReader,
  jsonld: jsonldReader,
  turtle: turtleReader,
  graphml: graphmlReader,
  gexf: gexfReader,
  cypher: cypherReader,
  dot: dotReader,
  mermaid: mermaidReader,
  'csl-json': cslJsonReader,
  bibtex: bibtexReader,
  ris: risReader,
}
