/** The formats, in the order in which people are offered them. */
import { InputError } from '../domain/errors.ts'
import { didYouMean } from '../domain/suggest.ts'
import { bibtex } from './bibtex.ts'
import { cslJson } from './csl-json.ts'
import { csv } from './csv.ts'
import { cypher } from './cypher.ts'
import { dot } from './dot.ts'
import type { Exporter } from './exporter.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { json } from './json.ts'
import { jsonld } from './jsonld.ts'
import { mermaid } from './mermaid.ts'
import { ris } from './ris.ts'
import { svg } from './svg.ts'
import { turtle } from './turtle.ts'
import { xlsx } from './xlsx.ts'

export const allFormats: readonly Exporter[] = [
  xlsx,
  csv,
  svg,
  json,
  jsonld,
  turtle,
  graphml,
  gexf,
  cypher,
  dot,
  mermaid,
  cslJson,
  bibtex,
  ris,
]

/** @throws {InputError} BAD_INPUT with the format that was probably meant. */
export function formatNamed(name: string, formats: readonly Exporter[] = allFormats): Exporter {
  const found = formats.find(({ format }) => format === name)
  if (found !== undefined) return found
  const names = formats.map(({ format }) => format)
  throw new InputError(`There is no format "${name}".${didYouMean(name, names)}`, {
    hint: `take one of ${names.join(', ')}.`,
  })
}
