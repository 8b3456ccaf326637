/**
 * The order of the test files. Those that start databases or servers of their own, or load much, take longest and come
 * first, so that no worker is left alone with one at the end. Those that read the seed follow each other, and find it where
 * they want it.
 */
import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const GROUPS = [
  /openLocalDatabase|openDatabase|runAccord|startBenchServers|openBrowser|exploreSeed|loadWhole|loadLibraryPair/,
  /askSeeded|openSeededGraph/,
]

export class ByDatabase extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted
      .map((file) => ({ file, group: groupOf(file) }))
      .sort((a, b) => a.group - b.group)
      .map(({ file }) => file)
  }
}

function groupOf({ moduleId }: TestSpecification): number {
  const text = readFileSync(moduleId, 'utf8')
  const group = GROUPS.findIndex((words) => words.test(text))
  return group === -1 ? GROUPS.length : group
}
