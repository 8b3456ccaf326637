/** The reader of each format, by its name. */
import type { FormatReader } from './read-back.ts'
import { csvReader } from './readers/csv.ts'
import { jsonReader } from './readers/json.ts'

export const allReaders: Readonly<Record<string, FormatReader>> = { json: jsonReader, csv: csvReader }
