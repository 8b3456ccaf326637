/** Files read back by readers that had no part in writing them. */
import { read, utils, type WorkSheet } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import papaparse from 'papaparse'

/** The head, then the rows. */
export type Grid = readonly (readonly unknown[])[]

export function readCsv(text: string): Grid {
  const { data, errors } = papaparse.parse<string[]>(text.replace(/^\uFEFF/, '').replace(/\r\n$/, ''), {
    newline: '\r\n',
    delimiter: ',',
  })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return data
}

/** By name. */
export function readCsvArchive(bytes: Uint8Array): Map<string, Grid> {
  const files = Object.entries(unzipSync(bytes))
  return new Map(files.map(([name, content]) => [name.replace(/\.csv$/, ''), readCsv(strFromU8(content))]))
}

/** By the name of the sheet; days as dates. */
export function readWorkbook(bytes: Uint8Array): Map<string, { readonly grid: Grid; readonly sheet: WorkSheet }> {
  const { SheetNames, Sheets } = read(bytes, { cellDates: true, cellStyles: true })
  return new Map(
    SheetNames.map((name) => {
      const sheet = Sheets[name]!
      return [name, { sheet, grid: utils.sheet_to_json(sheet, { header: 1, raw: true, defval: null, UTC: true }) }]
    }),
  )
}

/** The tables of a Markdown file, by their heading; the one table of a file that has no headings under ''. */
export function readMarkdownTables(text: string): Map<string, Grid> {
  const tables = new Map<string, string[][]>()
  let name = ''
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) name = unescaped(line.slice(3))
    if (!line.startsWith('|') || /^\|(?: -+:? \|)+$/.test(line)) continue
    const cells = line
      .slice(2, -2)
      .split(/ (?<!\\)\| /)
      .map(unescaped)
    tables.set(name, [...(tables.get(name) ?? []), cells])
  }
  return tables
}

const unescaped = (text: string) =>
  text
    .replaceAll('<br>', '\n')
    .replaceAll(/\\([\\`*_[\]|~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
