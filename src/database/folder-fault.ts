import { type AccordError, ConfigurationError, UnavailableError } from '../domain/errors.ts'

/** What the system says, by its code; the words follow the folder's name. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'may not be read and written by this user',
  EPERM: 'may not be read and written by this user',
  EROFS: 'is on a disk that is read-only',
  EEXIST: 'is not a folder',
  ENOTDIR: 'is not a folder, or lies below something that is not one',
  ENOENT: 'cannot be made there',
  ELOOP: 'is a link that leads back to itself',
  ENAMETOOLONG: 'has too long a name',
}

const DISK_REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'is on a disk that is full',
  EDQUOT: 'has no quota left on its disk',
  EIO: 'is on a disk that does not answer',
}

/** A fault of the data folder, for whatever the file system answered about it; anything else comes back as it is. */
export function folderFault(folder: string, error: unknown): AccordError | unknown {
  return diskFault(`The data folder "${folder}"`, error)
}

/** The same for a file or folder below it, or of the cache: the one that the error names. */
export function pathFault(error: unknown): AccordError | unknown {
  const { path } = error as NodeJS.ErrnoException
  return path === undefined ? error : diskFault(`"${path}"`, error)
}

function diskFault(subject: string, error: unknown): AccordError | unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  if (REASONS[code]) {
    return new ConfigurationError(`${subject} ${REASONS[code]} (${code}).`, {
      hint: 'set ACCORD_DATA to a folder that you may write to.',
      cause: error,
    })
  }
  if (DISK_REASONS[code]) {
    return new UnavailableError(`${subject} ${DISK_REASONS[code]} (${code}).`, {
      hint: 'make room on that disk, or set ACCORD_DATA to a folder on another one.',
      cause: error,
    })
  }
  return error
}
