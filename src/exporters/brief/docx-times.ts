/** Takes out of a Word document when it was made: equal briefs are equal to the byte. */
import type { Brief } from '../../domain/brief/brief.ts'
import { languageTag } from './citation-words.ts'

/** `docProps/core.xml`. Its dates are the day as of which the brief tells, and not that of its making. */
export function coreProperties({ title, subtitle, language, asOf, id, graphVersion }: Brief): string {
  const created = `${asOf}T00:00:00Z`
  const date = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${created}</dcterms:${name}>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subtitle)}</dc:subject><dc:creator>Accord</dc:creator>`,
    `<cp:keywords>${escaped(`${id} ${graphVersion}`)}</cp:keywords><cp:lastModifiedBy>Accord</cp:lastModifiedBy>`,
    `<cp:revision>1</cp:revision>${date('created')}${date('modified')}`,
    `<dc:language>${languageTag[language]}</dc:language></cp:coreProperties>`,
  ].join('')
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** 1 January 1980, where the clock of zip files begins. */
const NO_DATE = 0x0021

/** The same zip file with all its entries of one time. */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip)
  const view = new DataView(bytes.buffer)
  let end = bytes.length - 22
  while (end > 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end--
  const count = view.getUint16(end + 10, true)
  let entry = view.getUint32(end + 16, true)
  for (let place = 0; place < count && view.getUint32(entry, true) === DIRECTORY_ENTRY; place++) {
    const local = view.getUint32(entry + 42, true)
    for (const time of [entry + 12, local + 10]) {
      view.setUint16(time, 0, true)
      view.setUint16(time + 2, NO_DATE, true)
    }
    const lengths = [28, 30, 32].map((field) => view.getUint16(entry + field, true))
    entry += 46 + lengths.reduce((sum, length) => sum + length, 0)
  }
  return bytes
}
