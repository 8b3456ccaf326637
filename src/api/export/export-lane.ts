/** Few files that take much of the server are made at once: exports, and workbooks of saved questions. */
import type { Lane } from '../../domain/lane.ts'
import { FileFault } from '../file-faults.ts'

const WAIT_MS = 5_000

/**
 * Waits for a place. `leave` must follow.
 * @throws {FileFault} BUSY where none is given within five seconds.
 */
export async function enterExports(lane: Lane): Promise<void> {
  if (lane.tryEnter() || (await lane.enterWithin(WAIT_MS))) return
  const message = 'Too many exports are being written just now.'
  const extensions = { code: 'BUSY', hint: 'ask again in a moment.' }
  throw new FileFault(503, [{ message, extensions }], [['retry-after', '10']])
}
