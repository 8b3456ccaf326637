/** What a file says of itself is in its language, whatever the format. */
import { describe, expect, it } from 'vitest'
import { allFormats } from '../../src/exporters/all-formats.ts'
import { htmlExporter } from '../../src/exporters/html.ts'
import { leftOutIn, SOURCE_TEXTS } from '../../src/exporters/left-out.ts'
import { manifestLines, manifestOf } from '../../src/exporters/manifest.ts'
import { xlsx } from '../../src/exporters/xlsx.ts'
import { streamRecord } from '../support/record-stream.ts'
import { bytesOf, ENGLISH } from './bytes-of.ts'
import { difficultRecord } from './difficult-record.ts'
import { readWorkbook } from './readers/xlsx.ts'

const VIETNAMESE = { ...ENGLISH, language: 'VI' } as const

describe('what is left out, in Vietnamese', () => {
  it.each(allFormats)('is told by the manifest: $name', (exporter) => {
    const manifest = manifestOf(streamRecord(difficultRecord), exporter, VIETNAMESE)
    expect(manifest.leftOut).toEqual(leftOutIn([SOURCE_TEXTS, ...exporter.leavesOut], 'VI'))
    for (const sentence of manifest.leftOut) expect(manifestLines(manifest)).toContain(`Không bao gồm: ${sentence}`)
  })

  it('is told by the first sheet of a workbook', async () => {
    const workbook = readWorkbook(await bytesOf(xlsx, streamRecord(difficultRecord), VIETNAMESE))
    const told = Object.values(workbook.Sheets['Giới thiệu']!).map(({ v }) => v)
    for (const sentence of leftOutIn([SOURCE_TEXTS, ...xlsx.leavesOut], 'VI')) expect(told).toContain(sentence)
  })

  it('is told within HTML', async () => {
    const html = htmlExporter(() => ({ script: '', style: '' }))
    const file = (await bytesOf(html, streamRecord(difficultRecord), VIETNAMESE)).toString()
    expect(file).toContain(JSON.stringify(leftOutIn([SOURCE_TEXTS], 'VI')))
  })
})
