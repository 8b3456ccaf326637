/** What reading the files gathers, and hands from one reader to the next. */
import type { Problem } from '../../domain/errors.ts'
import type { EntityRecord, RelationshipRecord, SupportRecord } from '../../domain/subgraph.ts'
import type { EvidenceIndex } from './evidence-index.ts'
import type { ValuePath, YamlFile } from './yaml-file.ts'

/** What one file contributes; relationships still wait for a check of their ends. */
export interface Collected {
  readonly entities: EntityRecord[]
  readonly relationships: RelationshipRecord[]
  readonly supports: SupportRecord[]
  readonly places: Map<string, { file: YamlFile; path: ValuePath }>
  readonly problems: Problem[]
  readonly index: EvidenceIndex
}
