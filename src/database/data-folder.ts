/** The folder of the local database: made, looked at, and held by one process at a time. */
import { access, constants, mkdir, readdir, realpath, rm, statfs, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { UnavailableError } from '../domain/errors.ts'
import { folderFault } from './folder-fault.ts'
import { type FolderHold, holdFolder } from './folder-holder.ts'

/** A database of a few thousand entities takes 5 MB, its logs up to 64, the class archive 100. */
export const MINIMUM_FREE_MEGABYTES = 300

export interface DataFolder {
  /** Absolute, links followed. */
  readonly path: string
  readonly hold: FolderHold
}

export interface DataFolderOptions {
  readonly path: string
  /** What the disk must have free, in megabytes of 1,000,000 bytes. */
  readonly minimumFreeMegabytes?: number | undefined
}

/**
 * Makes the folder when it is missing (mode 0700), makes sure that it can be used, and holds it.
 * @throws {ConfigurationError} CONFIGURATION when it is no folder or may not be written.
 * @throws {UnavailableError} UNAVAILABLE when its disk is too full.
 * @throws {ConflictError} CONFLICT when another process holds it.
 */
export async function openDataFolder(options: DataFolderOptions): Promise<DataFolder> {
  const wanted = resolve(options.path)
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 })
    const path = await realpath(wanted)
    await tryToWrite(path)
    await requireFreeSpace(path, options.minimumFreeMegabytes ?? MINIMUM_FREE_MEGABYTES)
    return { path, hold: await holdFolder(path) }
  } catch (error) {
    throw folderFault(wanted, error)
  }
}

/** Permission bits tell only half of it (root, read-only mounts), so a file is written. */
async function tryToWrite(path: string): Promise<void> {
  await readdir(path)
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
  const trial = join(path, `.trial-${process.pid}`)
  await writeFile(trial, 'written to see whether this folder can be written\n')
  await rm(trial, { force: true })
}

async function requireFreeSpace(path: string, megabytes: number): Promise<void> {
  const disk = await statfs(path)
  const free = Math.floor((disk.bavail * disk.bsize) / 1e6)
  if (free >= megabytes) return
  throw new UnavailableError(`The disk of the data folder "${path}" has ${free} MB free; ${megabytes} MB are needed.`, {
    hint: 'make room on that disk, or set ACCORD_DATA to a folder on another one.',
  })
}
