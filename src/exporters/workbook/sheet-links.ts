/** Links between sheets and to the web, filters on heads, pages as wide as sheets: what the writer of the file has no options for. */
import type { Stream } from 'node:stream'
import type { Feature } from 'write-excel-file/node'
import { getCellAddress, sanitizeAttributeValue } from 'write-excel-file/utility'

/** What the writer takes for contents of files; it does not export the type. */
export type FileContent = Stream | Buffer | Blob

export interface CellLink {
  /** Both count from 0. */
  readonly row: number
  readonly column: number
  readonly to: LinkTarget
}

/** A row of a sheet, from 0, or an address. */
export type LinkTarget = { readonly sheet: string; readonly row: number } | { readonly url: string }

export interface SheetLinks {
  readonly links: readonly CellLink[]
  /** With the head. */
  readonly rows: number
  readonly columns: number
  readonly hasFilter: boolean
}

/** Excel takes no more in one sheet. */
export const MOST_LINKS = 65_530

const LINK_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/** `sheets` in the order of the workbook. */
export function linksFeature(sheets: readonly SheetLinks[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const added = filterXml(sheets[sheetIndex]!) + linksXml(sheets[sheetIndex]!)
            return xml
              .replace('<sheetViews>', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
              .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
              .replace('</sheetData>', () => `</sheetData>${added}`)
          },
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert: (_options, { sheetIndex }) => relationshipsXml(sheets[sheetIndex]!),
        },
      },
    },
  }
}

function filterXml({ rows, columns, hasFilter }: SheetLinks): string {
  return hasFilter && rows > 1 ? `<autoFilter ref="A1:${getCellAddress(rows - 1, columns - 1)}"/>` : ''
}

function linksXml({ links }: SheetLinks): string {
  if (links.length === 0) return ''
  const elements = links.map(({ row, column, to }, place) => {
    const target = 'url' in to ? `r:id="rId-link-${place}"` : `location="${locationOf(to.sheet, to.row)}"`
    return `<hyperlink ref="${getCellAddress(row, column)}" ${target}/>`
  })
  return `<hyperlinks>${elements.join('')}</hyperlinks>`
}

function locationOf(sheet: string, row: number): string {
  return sanitizeAttributeValue(`'${sheet}'!${getCellAddress(row, 0)}`)
}

function relationshipsXml({ links }: SheetLinks): string {
  return links
    .map(({ to }, place) => {
      if (!('url' in to)) return ''
      const target = sanitizeAttributeValue(to.url)
      return `<Relationship Id="rId-link-${place}" Type="${LINK_TYPE}" Target="${target}" TargetMode="External"/>`
    })
    .join('')
}
