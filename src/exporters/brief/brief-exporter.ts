/** What a form of a brief is: one file each in this folder, one line each in `brief-forms.ts`. */
import type { Brief } from '../../domain/brief/brief.ts'

export interface BriefExporter {
  /** As it stands at the end of addresses: `docx`. */
  readonly format: string
  readonly mediaType: string
  /** Whether it is kept as a file, and not read where it is. */
  readonly isAttachment: boolean
  /** Equal briefs give equal bytes. */
  write(brief: Brief): Promise<string | Uint8Array>
}
