/** The forms of briefs, by the end of the address. */
import type { BriefExporter } from './brief-exporter.ts'
import { markdown } from './markdown.ts'

export const briefForms: readonly BriefExporter[] = [markdown]
