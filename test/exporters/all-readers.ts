/** The reader of each format, by its name. */
import type { FormatReader } from './read-back.ts'
import { csvReader } from './readers/csv.ts'
import { cypherReader } from './readers/cypher.ts'
import { dotReader } from './readers/dot.ts'
import { gexfReader } from './readers/gexf.ts'
import { graphmlReader } from './readers/graphml.ts'
import { jsonReader } from './readers/json.ts'
import { mermaidReader } from './readers/mermaid.ts'
import { svgReader } from './readers/svg.ts'

export const allReaders: Readonly<Record<string, FormatReader>> = {
  json: jsonReader,
  csv: csvReader,
  graphml: graphmlReader,
  gexf: gexfReader,
  cypher: cypherReader,
  dot: dotReader,
  mermaid: mermaidReader,
  svg: svgReader,
}
