/** Judgements: that two records are one, are not, or may be. They say who judged, when and why, and can be taken back. */
import { entityTypes, labelOf, nodeTypes } from '../../domain/ontology.ts'
import { unknownEntity } from './check-relationships.ts'
import type { Collected } from './collected.ts'
import { readFields } from './read-record.ts'
import { toSlug } from './read-relationships.ts'
import type { JudgementInput } from './seed-types.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** `right` must be described; what is judged to be the same is described once, under that id. */
export function readJudgement(input: JudgementInput, file: YamlFile, path: ValuePath, out: Collected): void {
  const { left, right } = input
  const id = judgementId(left, right)
  if (out.places.has(id) || out.places.has(judgementId(right, left))) {
    out.problems.push(file.problem(path, `"${left}" and "${right}" are judged here twice.`))
    return
  }
  out.places.set(id, { file, path })
  out.entities.push({ id, label: 'Judgement', fields: readFields(nodeTypes.Judgement.fields, { ...input }) })
}

function judgementId(left: string, right: string): string {
  return `judgement:${toSlug(left)}.${toSlug(right)}`
}

/** Both sides must be there, or for the same thing the retired one must not, and it has one successor. */
export function checkJudgements({ entities, places, problems }: Collected): void {
  const ids = new Set(entities.filter(({ label }) => label in entityTypes).map(({ id }) => id))
  const successors = new Map<string, string>()
  for (const { id, label, fields } of entities) {
    if (label !== 'Judgement') continue
    const { file, path } = places.get(id)!
    const [left, right] = [String(fields.left), String(fields.right)]
    const report = (key: string, message: string) => problems.push(file.problem([...path, key], message))
    if (left === right) report('left', `"${left}" is judged beside itself.`)
    else if (!mayBeOne(left, right)) report('left', `"${left}" and "${right}" are of two types, which are never one.`)
    if (!ids.has(right)) report('right', unknownEntity(right, ids))
    if (fields.verdict !== 'SAME') {
      if (!ids.has(left)) report('left', unknownEntity(left, ids))
      continue
    }
    if (left !== right && ids.has(left))
      report('left', `"${left}" is judged to be "${right}", and is described as well.`)
    const other = successors.get(left)
    if (other !== undefined) report('left', `"${left}" is judged to be "${right}", and to be "${other}" as well.`)
    successors.set(left, right)
  }
}

/** A body may be a partner in one file and one of the home side in another. What is no id of ours may be anything. */
function mayBeOne(left: string, right: string): boolean {
  const labels = [left, right].map((id) => (labelOf(id) === 'Institution' ? 'Partner' : labelOf(id)))
  return labels.includes(null) || labels[0] === labels[1]
}
