/** The seed's importer: YAML files and the texts they quote → one subgraph, or every problem with its file and line. */
import type { Problem } from '../../domain/errors.ts'
import { nodeTypes } from '../../domain/ontology.ts'
import type { Importer, ImportFile, ImportResult } from '../importer.ts'
import { checkRelationships } from './check-relationships.ts'
import { checkShape } from './check-shape.ts'
import type { Collected } from './collected.ts'
import { EvidenceIndex, WHOLE_RECORD } from './evidence-index.ts'
import { checkJudgements, readJudgement } from './read-judgements.ts'
import { readEntity } from './read-record.ts'
import { readRelationships } from './read-relationships.ts'
import { indexListedSources, keyOfSource, readSource } from './read-source.ts'
import { recordLabels } from './seed-schema.ts'
import type { JudgementInput, SeedRecord, SourceFile } from './seed-types.ts'
import { parseYamlFile, type YamlFile } from './yaml-file.ts'

export const seedImporter: Importer = { format: 'seed', parse: parseSeed }

function parseSeed(files: readonly ImportFile[]): ImportResult {
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1))
  const isYaml = ({ path }: ImportFile) => /\.ya?ml$/.test(path)
  const parsed = sorted.filter(isYaml).map(parseYamlFile)
  const problems: Problem[] = []
  const yamls: YamlFile[] = []
  for (const { problems: found, yaml } of parsed) {
    const wrong = [...found, ...checkShape(yaml)]
    problems.push(...wrong)
    if (wrong.length === 0 && yaml.value !== null && yaml.value !== undefined) yamls.push(yaml)
  }
  const isWhole = problems.length === 0

  const out: Collected = {
    entities: [],
    relationships: [],
    supports: [],
    places: new Map(),
    problems,
    index: new EvidenceIndex(),
  }
  const sources = yamls.filter(isSourceFile)
  const texts = sorted.filter((file) => !isYaml(file))
  const held = sources.map((file) => readSource(file, texts, out.index, problems))
  for (const file of yamls) indexListedSources(file, out.index, problems)
  sources.forEach((file, position) => {
    const { textFile: _textFile, ...record } = (file.value as SourceFile).source
    const text = held[position]?.text
    readEntity('Source', record, text === undefined ? {} : { text }, file, ['source'], out)
  })
  // What refers to a file that could not be read would be reported once for each time that it does.
  const isEverySourceRead =
    parsed.every(({ problems: found }) => found.length === 0) &&
    yamls.filter(tellsSources).length === parsed.filter(({ yaml }) => tellsSources(yaml)).length
  if (isEverySourceRead) for (const file of yamls) if (!sources.includes(file)) readRecords(file, out)
  if (!isWhole) return { subgraph: EMPTY, problems: inOrder(problems) }
  checkRelationships(out)
  checkJudgements(out)
  for (const reference of out.index.unused()) {
    const file = sources.find(({ key }) => reference.startsWith(`${key}/`))!
    const key = reference.slice(file.key.length + 1)
    problems.push(
      file.problem(['quotes', key], `nothing refers to "${reference}"; if nothing should, list it as unused.`),
    )
  }
  const subgraph = {
    entities: out.entities,
    relationships: out.relationships,
    evidence: out.index.used(),
    supports: out.supports,
  }
  return { subgraph, problems: inOrder(problems) }
}

function isSourceFile({ value }: YamlFile): boolean {
  return typeof value === 'object' && value !== null && 'source' in value
}

function tellsSources(file: YamlFile): boolean {
  return isSourceFile(file) || (typeof file.value === 'object' && file.value !== null && 'sources' in file.value)
}

const EMPTY = { entities: [], relationships: [], evidence: [], supports: [] }

function readRecords(file: YamlFile, out: Collected): void {
  const lists = file.value as Readonly<Record<string, readonly SeedRecord[] | undefined>>
  for (const label of recordLabels) {
    const { plural } = nodeTypes[label]
    lists[plural]?.forEach((listed, position) => {
      const record = label === 'Source' ? withItself(listed) : listed
      readEntity(label, record, {}, file, [plural, position], out)
      readRelationships(label, record, file, [plural, position], out)
    })
  }
  const { judgements = [] } = file.value as { judgements?: readonly JudgementInput[] }
  judgements.forEach((judgement, position) => {
    readJudgement(judgement, file, ['judgements', position], out)
  })
}

/** A page that is only cited shows its own title, publisher and day. */
function withItself(source: SeedRecord): SeedRecord {
  return { ...source, evidence: source.evidence ?? { [WHOLE_RECORD]: keyOfSource(source.id) } }
}

/** By file and line; what is said of one line twice in the same words is said once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const key = ({ where, line = 0 }: Problem) => `${where}:${String(line).padStart(8, '0')}`
  const once = new Map(problems.map((problem) => [`${key(problem)} ${problem.message}`, problem]))
  return [...once.values()].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
}
