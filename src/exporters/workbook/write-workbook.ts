/** A workbook of Excel, built and written in a thread of its own: a server goes on answering meanwhile. */
import { setImmediate } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { InputError, type Problem } from '../../domain/errors.ts'
import { askThread } from '../thread.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import type { WorkbookAnswer, WorkbookPart } from './workbook-thread.ts'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Between them others are answered. */
const ROWS_AT_ONCE = 500

const MOST_TOLD = 20

/** Enough for two million cells of a few words; the bytes of the file are beside it, and take about half as much again. */
const MOST_MEGABYTES = 768

/** As text, since from sources the thread first needs what reads TypeScript, which no option of it can name. */
const THREAD = `const { workerData: { loader, file } } = require('node:worker_threads')
const loading = loader === null ? Promise.resolve() : import(loader).then(({ register }) => register())
loading.then(() => import(file))`

export interface WorkbookOptions {
  /** Aborts where nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined
  readonly limitMs?: number
}

/**
 * The same sheets give the same bytes.
 * @throws {InputError} BAD_INPUT with all that a spreadsheet cannot hold.
 * @throws {TimeoutError} TIMEOUT where it takes longer than two minutes.
 */
export async function writeWorkbook(
  sheets: readonly Sheet[],
  { signal, limitMs = 120_000 }: WorkbookOptions = {},
): Promise<Buffer> {
  const answer = await askThread<WorkbookAnswer>({
    text: THREAD,
    data: threadData(),
    send: (worker) => send(sheets, worker, signal),
    limitMs,
    mostMegabytes: MOST_MEGABYTES,
    signal,
    failure: 'The workbook could not be written',
    hint: 'ask for less, or take a format that is written as it is read, such as csv or json.',
  })
  if ('problems' in answer) throw cannotHold(answer.problems)
  return Buffer.from(answer.file.buffer)
}

function threadData() {
  const isBuilt = !import.meta.url.endsWith('.ts')
  return {
    file: new URL(`./workbook-thread.${isBuilt ? 'js' : 'ts'}`, import.meta.url).href,
    loader: isBuilt ? null : import.meta.resolve('tsx/esm/api'),
  }
}

async function send(sheets: readonly Sheet[], worker: Worker, signal: AbortSignal | undefined): Promise<void> {
  const say = (part: WorkbookPart) => worker.postMessage(part)
  for (const { rows, ...sheet } of sheets) {
    say({ sheet })
    for (const some of inParts(rows)) {
      say({ rows: some })
      await setImmediate(undefined, { signal })
    }
  }
  say('WRITE')
}

function* inParts(rows: Iterable<SheetRow>): Generator<SheetRow[]> {
  let part: SheetRow[] = []
  for (const row of rows) {
    if (part.push(row) < ROWS_AT_ONCE) continue
    yield part
    part = []
  }
  yield part
}

function cannotHold(problems: readonly Problem[]): InputError {
  const more = problems.length > MOST_TOLD ? ` The first ${MOST_TOLD} of ${problems.length} faults are:` : ''
  return new InputError(`A spreadsheet cannot hold all of this.${more}`, {
    hint: 'ask for less, choose other columns, or take a format without such limits, such as csv or json.',
    problems: problems.slice(0, MOST_TOLD),
  })
}
