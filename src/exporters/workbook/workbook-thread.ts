/** The thread of a workbook: takes its sheets part after part, and gives the file, or what a spreadsheet cannot hold of them. */
import { parentPort } from 'node:worker_threads'
import writeXlsxFile from 'write-excel-file/node'
import type { Problem } from '../../domain/errors.ts'
import { withoutTimes } from '../zip-times.ts'
import { type BuiltSheet, buildWorkbook } from './build-workbook.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import { problemsOf } from './sheet-faults.ts'
import { linksFeature } from './sheet-links.ts'

/** A sheet, then its rows in one part or several; in the end the order to write. */
export type WorkbookPart = { readonly sheet: Omit<Sheet, 'rows'> } | { readonly rows: readonly SheetRow[] } | 'WRITE'

export type WorkbookAnswer = { readonly problems: readonly Problem[] } | { readonly file: Uint8Array<ArrayBuffer> }

const sheets: (Omit<Sheet, 'rows'> & { readonly rows: SheetRow[] })[] = []

parentPort!.on('message', async (part: WorkbookPart) => {
  if (part === 'WRITE') await answer()
  else if ('sheet' in part) sheets.push({ ...part.sheet, rows: [] })
  else for (const row of part.rows) sheets.at(-1)!.rows.push(row)
})

async function answer(): Promise<void> {
  const problems = sheets.flatMap(problemsOf)
  if (problems.length > 0) return say({ problems })
  const built = buildWorkbook(sheets)
  // What is not needed any more makes room for what is written.
  sheets.length = 0
  const file = new Uint8Array(await write(built))
  say({ file }, [file.buffer])
}

function say(what: WorkbookAnswer, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(what, handedOver)
}

async function write(built: readonly BuiltSheet[]): Promise<Buffer> {
  const features = [linksFeature(built.map(({ links }) => links))]
  const options = { fontFamily: 'Calibri', fontSize: 11, features }
  return withoutTimes(
    await writeXlsxFile(
      built.map(({ sheet }) => sheet),
      options,
    ).toBuffer(),
  )
}
