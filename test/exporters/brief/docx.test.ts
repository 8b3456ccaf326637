/** The Word document, read by those who had no part in writing it: mammoth, an XML parser, and LibreOffice where it is. */
import { execFile, execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, it } from 'vitest'
import { docx } from '../../../src/exporters/brief/docx.ts'
import { unbroken } from '../../../src/exporters/brief/unbroken.ts'
import { makeFolder } from '../../support/folder.ts'
import { HARD, smallBrief } from './small-brief.ts'

let file: Uint8Array
let parts: Record<string, string>

beforeAll(async () => {
  file = (await docx.write(smallBrief)) as Uint8Array
  parts = Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]))
})

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((found) => found[1]!)

describe('a brief as a Word document', () => {
  it('has well-formed parts only', () => {
    for (const [name, text] of Object.entries(parts)) expect(XMLValidator.validate(text), name).toBe(true)
  })

  it('names a content type for each part, and every relationship leads to one', () => {
    const types = parts['[Content_Types].xml']!
    for (const name of Object.keys(parts).filter((one) => !one.endsWith('.rels') && one !== '[Content_Types].xml')) {
      expect(types, name).toMatch(new RegExp(`PartName="/${name.replaceAll('.', '\\.')}"|Extension="xml"`))
    }
    const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'Relationship' })
    for (const [name, text] of Object.entries(parts).filter(([one]) => one.endsWith('.rels'))) {
      const folder = name.replace(/_rels\/[^/]+$/, '')
      for (const one of parser.parse(text).Relationships?.Relationship ?? []) {
        expect(one['@_TargetMode'], name).not.toBe('External')
        const target = String(one['@_Target'])
        expect(parts, `${name} → ${target}`).toHaveProperty([
          target.startsWith('/') ? target.slice(1) : folder + target,
        ])
      }
    }
  })

  it('defines every style that it uses', () => {
    const defined = new Set(all(parts['word/styles.xml']!, /<w:style [^>]*w:styleId="([^"]+)"/g))
    for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/footer1.xml']) {
      for (const used of all(parts[name]!, /<w:[pr]Style w:val="([^"]+)"/g)) expect([...defined], name).toContain(used)
    }
    for (const style of ['Heading1', 'Heading2', 'Title', 'TableText', 'FootnoteText', 'Chronology']) {
      expect([...defined]).toContain(style)
    }
  })

  it('has a real footnote for each citation, referred to once and in order, and links to it afterwards', () => {
    const document = parts['word/document.xml']!
    expect(all(document, /<w:footnoteReference w:id="(\d+)"/g)).toEqual(['1', '2', '3'])
    const notes = parts['word/footnotes.xml']!
    for (const id of ['1', '2', '3']) expect(notes).toContain(`<w:footnote w:id="${id}"`)
    const bookmarks = new Set(all(document, /<w:bookmarkStart w:name="([^"]+)"/g))
    const anchors = all(document, /<w:hyperlink [^>]*w:anchor="([^"]+)"/g)
    expect(anchors.filter((anchor) => anchor.startsWith('note_')).length).toBeGreaterThan(0)
    for (const anchor of anchors) expect([...bookmarks]).toContain(anchor)
    expect(new Set(all(document, /<w:bookmarkStart [^>]*w:id="(\d+)"/g)).size).toBe(bookmarks.size)
  })

  it('has a table of contents, page numbers, A4, a head row that is repeated, and its language', () => {
    const document = parts['word/document.xml']!
    expect(document).toMatch(/<w:instrText[^>]*>TOC /)
    expect(document).toContain('<w:tblHeader/>')
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/)
    expect(parts['word/footer1.xml']).toMatch(/PAGE[\s\S]*NUMPAGES/)
    expect(parts['word/styles.xml']).toContain('w:val="en-GB"')
  })

  it('breaks a long title in two lines of about one length, and no line between a day and its month', async () => {
    const title = 'Báo cáo tóm tắt tình hình hợp tác với Quỹ Nhi đồng Liên hợp quốc'
    const written = unzipSync((await docx.write({ ...smallBrief, title })) as Uint8Array)
    const document = strFromU8(written['word/document.xml']!)
    expect(document).toMatch(/hợp tác<\/w:t><\/w:r><w:r><w:br\/><w:t[^>]*>với Quỹ/)
    expect(unbroken('on 5 September 2021 it had 12 projects', 'EN')).toBe(
      'on 5\u00A0September 2021 it had 12\u00A0projects',
    )
    expect(unbroken('từ ngày 5/9/2021, lần thứ 5 (năm 2021), 12 tháng tới', 'VI')).toBe(
      'từ ngày\u00A05/9/2021, lần thứ\u00A05 (năm\u00A02021), 12\u00A0tháng tới',
    )
  })

  it('lets a row be split that would leave much of a page empty, and no other', async () => {
    const rows = (long: string) => ({
      ...smallBrief,
      sections: smallBrief.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) =>
          block.kind === 'TABLE' && !block.isChronology
            ? { ...block, rows: [[[[{ text: long, style: 'PLAIN' as const, citations: [] }]], []]] }
            : block,
        ),
      })),
    })
    const kept = async (text: string) =>
      all(
        strFromU8(unzipSync((await docx.write(rows(text))) as Uint8Array)['word/document.xml']!),
        /(<w:cantSplit\/>)/g,
      ).length
    expect([await kept('short'), await kept('long '.repeat(200))]).toEqual([2, 1])
  })

  it('is in the language of the brief', async () => {
    const vietnamese = unzipSync((await docx.write({ ...smallBrief, language: 'VI' })) as Uint8Array)
    expect(strFromU8(vietnamese['word/styles.xml']!)).toContain('w:val="vi-VN"')
    expect(strFromU8(vietnamese['word/document.xml']!)).toMatch(/<w:i\/>[\s\S]*?<w:lang w:val="en-GB"/)
  })

  it('reads with headings, tables, lists and notes in another reader', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(file) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    expect(all(value, /<h1[^>]*>(?:<a[^>]*><\/a>)*([^<]*)<\/h1>/g).slice(-3)).toEqual([
      '1. Summary',
      '2. Agreements',
      '3. Timeline',
    ])
    expect(value).toContain('2.1. Signed (1)</h2>')
    expect(value).toContain('<thead>')
    const { value: text } = await mammoth.extractRawText({ buffer: Buffer.from(file) })
    expect(text.split(HARD)).toHaveLength(3)
    expect(value).toContain('“Câu &lt;trích&gt; &amp; "dẫn"”')
    expect(all(value, /<li id="footnote-(\d+)"/g)).toHaveLength(3)
  })

  it('says nothing of when it was made', async () => {
    expect(parts['docProps/core.xml']).toContain('2026-11-29T00:00:00Z')
    const again = (await docx.write(smallBrief)) as Uint8Array
    expect(Buffer.from(again).equals(Buffer.from(file))).toBe(true)
  })

  it('opens in LibreOffice', async ({ skip }) => {
    if (!hasLibreOffice()) skip('there is no soffice here')
    const folder = makeFolder('brief')
    await writeFile(join(folder, 'brief.docx'), file)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await promisify(execFile)('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'brief.docx'),
    ])
    const pdf = await readFile(join(folder, 'brief.pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })
})

function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
