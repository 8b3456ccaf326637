/** What a Word document says of itself: nothing of when it was made, so that equal briefs are equal to the byte. */
import type { Brief } from '../../domain/brief/brief.ts'
import { escaped } from '../xml.ts'
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
