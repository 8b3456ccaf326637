/** XML element by element, each escaped by the library; a large file is many small ones. */
import { XMLBuilder } from 'fast-xml-parser'

/** Attributes begin with `@`; `#text` is what stands within. */
export type XmlContent = Readonly<Record<string, unknown>>

/** What XML 1.0 has no place for, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  commentPropName: '#comment',
})

/** What the library leaves as it is stems from values: it writes no white space of its own between tags. */
function build(content: XmlContent): string {
  // A parser would make a line feed of a carriage return.
  return shown(builder.build(content)).replaceAll('\r', '&#13;')
}

/** A reader sees that a sign stood there. */
export function shown(xml: string): string {
  return xml.replaceAll(FORBIDDEN, '\ufffd')
}

/** On a line of its own; line breaks of texts stay as they are. */
export function element(name: string, content: XmlContent): string {
  return `${build({ [name]: content })}\n`
}

/** The same where values stand in attributes, in which parsers make a space of every line break and tab. */
export function elementOfAttributes(name: string, content: XmlContent): string {
  return `${build({ [name]: content })
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')}\n`
}

export function escaped(text: string): string {
  return build({ '#text': text })
}

/** Two hyphens in a row, which would end a comment, are set apart. */
export function comment(text: string): string {
  return `${build({ '#comment': text })}\n`
}
