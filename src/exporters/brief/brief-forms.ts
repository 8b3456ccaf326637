/** The forms of briefs, by the end of the address. */
import type { BriefExporter } from './brief-exporter.ts'
import { docx } from './docx.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'

export const briefForms: readonly BriefExporter[] = [markdown, html, docx]
