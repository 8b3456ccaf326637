import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** macOS allows 104 bytes with the final zero, Linux 108. */
const LONGEST_SOCKET_PATH = 100

/**
 * Where the holder of a folder listens, best first: beside the data; below the system's temporary folder where that
 * path is too long or its file system knows no sockets; a named pipe on Windows.
 */
export function holderAddresses(realFolder: string): readonly string[] {
  const hash = createHash('sha256').update(realFolder).digest('hex').slice(0, 24)
  if (process.platform === 'win32') return [`\\\\.\\pipe\\accord-${hash}`]
  const addresses = [join(realFolder, 'holder.sock'), join(tmpdir(), `accord-${hash}.sock`)]
  return addresses.filter((address) => Buffer.byteLength(address) <= LONGEST_SOCKET_PATH)
}
