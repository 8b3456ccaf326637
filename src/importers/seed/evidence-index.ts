/** All evidence of the source files, by the reference under which records name it. */

import type { Problem } from '../../domain/errors.ts'
import type { EvidenceRecord } from '../../domain/subgraph.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { EvidenceInput } from './seed-types.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

export class EvidenceIndex {
  readonly #records = new Map<string, EvidenceRecord>()
  /** By the id of the evidence. A source that is described twice is told as such, and not here. */
  readonly #sourceIds = new Map<string, string>()
  readonly #used = new Set<string>()

  /** Two files of one name, or two keys of one file, would be one piece of evidence: the second becomes a problem. */
  add(reference: string, record: EvidenceRecord, file: YamlFile, path: ValuePath, problems: Problem[]): void {
    const known = this.#sourceIds.get(record.id)
    if (known !== undefined && (known !== record.sourceId || reference.includes('/'))) {
      problems.push(
        file.problem(path, `"${reference}" is other evidence already: give the file or the key another name.`),
      )
    }
    this.#sourceIds.set(record.id, record.sourceId)
    this.#records.set(reference, record)
  }

  /** Everything that a record refers to, in order of id; what nobody refers to is no evidence of anything. */
  used(): EvidenceRecord[] {
    return [...this.#used].map((reference) => this.#records.get(reference)!).sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  unused(): string[] {
    return [...this.#records.keys()].filter((reference) => !this.#used.has(reference) && reference.includes('/'))
  }

  /** The records that `references` name; one that is unknown or named twice becomes a problem. */
  resolve(
    references: string | readonly string[],
    file: YamlFile,
    path: ValuePath,
    problems: Problem[],
  ): EvidenceRecord[] {
    const list = typeof references === 'string' ? [references] : references
    return list.flatMap((reference, position) => {
      if (list.indexOf(reference) < position) {
        problems.push(file.problem(path, `"${reference}" is named twice.`))
        return []
      }
      const record = this.#records.get(reference)
      if (record === undefined) {
        const hint = didYouMean(reference, this.#records.keys())
        problems.push(file.problem(path, `no such evidence: "${reference}".${hint}`))
        return []
      }
      this.#used.add(reference)
      return [record]
    })
  }
}

/** The key under which a record names the citations that cover it whole, and the reference by which its parts do. */
export const WHOLE_RECORD = 'record'

/** The references for `field`: its own, else the default; null where the input names neither. */
export function referencesFor(field: string, input: EvidenceInput | undefined): string | readonly string[] | null {
  if (input === undefined) return null
  if (typeof input === 'string' || Array.isArray(input)) return input as string | readonly string[]
  const map = input as Readonly<Record<string, string | readonly string[]>>
  return map[field] ?? map['*'] ?? null
}
