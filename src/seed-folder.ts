/** The seed files of a folder, as the importer reads them, and a digest that tells whether they have changed. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { ConfigurationError, InputError } from './domain/errors.ts'
import type { Subgraph } from './domain/subgraph.ts'
import type { ImportFile } from './importers/importer.ts'
import { seedImporter } from './importers/seed/parse-seed.ts'

export interface Seed {
  readonly files: readonly ImportFile[]
  /** SHA-256 over names and contents, hexadecimal. */
  readonly digest: string
}

/** @throws {ConfigurationError} where the folder or a file in it cannot be read, or it holds no YAML. */
export function readSeedFolder(folder: string): Seed {
  const files = listFiles(folder)
  if (!files.some((name) => /\.ya?ml$/.test(name))) {
    throw new ConfigurationError(`"${folder}" holds no seed files.`, {
      hint: 'set ACCORD_SEED to a folder of YAML files.',
    })
  }
  const hash = createHash('sha256')
  const below = relative(process.cwd(), folder)
  const shown = below.startsWith('..') || isAbsolute(below) ? folder : below
  const read = files.map((name): ImportFile => {
    const bytes = readBytes(join(folder, name))
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
    return { path: join(shown, name).replaceAll('\\', '/'), bytes }
  })
  return { files: read, digest: hash.digest('hex') }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => !entry.isDirectory() && /\.(?:ya?ml|txt)$/.test(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort()
  } catch (cause) {
    throw new ConfigurationError(`The seed folder "${folder}" cannot be read.`, {
      hint: 'set ACCORD_SEED to a folder that exists and that you may read.',
      cause,
    })
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new ConfigurationError(`The seed file "${path}" cannot be read.`, {
      hint: 'let it be a file that is there and that you may read.',
      cause,
    })
  }
}

/** @throws {InputError} BAD_INPUT with every problem of every file, in order. */
export function parseSeed({ files }: Seed): Subgraph {
  const { subgraph, problems } = seedImporter.parse(files)
  if (problems.length > 0) {
    const where = new Set(problems.map((problem) => problem.where))
    const subject = where.size === 1 ? [...where][0] : `${where.size} seed files`
    const verb = where.size === 1 ? 'has' : 'have'
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`
    throw new InputError(`${subject} ${verb} ${count}; nothing was written.`, {
      problems,
      hint: 'correct the lines above, then try again.',
    })
  }
  return subgraph
}
