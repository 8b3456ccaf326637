/** Judgements: that two records are one, are not, or may be. They say who judged, when and why, and can be taken back. */
import { labelOf, nodeTypes } from '../../domain/ontology.ts'
import { didYouMean } from '../../domain/suggest.ts'
import type { Collected } from './collected.ts'
import { readFields } from './read-record.ts'
import { toSlug } from './read-relationships.ts'
import type { JudgementInput } from './seed-types.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** `right` must be described; what is judged to be the same is described once, under that id. */
export function readJudgement(input: JudgementInput, file: YamlFile, path: ValuePath, out: Collected): void {
  const id = `judgement:${[input.left, input.right].map(toSlug).join('.')}`
  if (out.places.has(id)) {
    out.problems.push(file.problem(path, `"${input.left}" and "${input.right}" are judged here twice.`))
    return
  }
  out.places.set(id, { file, path })
  out.entities.push({ id, label: 'Judgement', fields: readFields(nodeTypes.Judgement.fields, { ...input }) })
}

/** Both sides must be there, or for the same thing the retired one must not. */
export function checkJudgements({ entities, places, problems }: Collected): void {
  const ids = new Set(entities.map(({ id }) => id))
  for (const { id, label, fields } of entities) {
    if (label !== 'Judgement') continue
    const { file, path } = places.get(id)!
    const [left, right] = [String(fields.left), String(fields.right)]
    if (!ids.has(right)) {
      const kind = labelOf(right)?.toLowerCase() ?? 'entity'
      problems.push(file.problem([...path, 'right'], `unknown ${kind} "${right}".${didYouMean(right, ids)}`))
    }
    const isSame = fields.verdict === 'SAME'
    if (isSame && left !== right && ids.has(left)) {
      problems.push(file.problem([...path, 'left'], `"${left}" is judged to be "${right}", and is described as well.`))
    }
    if (!isSame && !ids.has(left)) {
      problems.push(file.problem([...path, 'left'], `unknown entity "${left}".${didYouMean(left, ids)}`))
    }
  }
}
