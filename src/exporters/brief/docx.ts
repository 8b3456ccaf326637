/** A brief as a Word document: named styles, a table of contents, head rows that repeat, and real footnotes. */
import {
  AlignmentType,
  BookmarkEnd,
  BookmarkStart,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  LeaderType,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block, Brief, Citation, Line, Run, Section, Table } from '../../domain/brief/brief.ts'
import type { Language } from '../../domain/history-title.ts'
import { withoutTimes } from '../zip-times.ts'
import type { BriefExporter } from './brief-exporter.ts'
import { citationWords, languageTag, wordsOf } from './citation-words.ts'
import { coreProperties } from './docx-properties.ts'
import { documentStyles, TEXT_WIDTH } from './docx-styles.ts'
import { toTable } from './docx-table.ts'
import { unbroken } from './unbroken.ts'

const BULLETS = 'bullets'

/** Millimetres as Word counts lengths. */
const millimetres = (length: number) => Math.round((length / 25.4) * 1440)

export const docx: BriefExporter = {
  format: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  isAttachment: true,
  write: async (brief) => {
    const core = { path: 'docProps/core.xml', data: coreProperties(brief) }
    return withoutTimes(await Packer.toBuffer(new DocxBrief(brief).document(), undefined, [core]))
  },
}

/** What is written once and pointed to afterwards is remembered. */
class DocxBrief {
  readonly #brief: Brief
  readonly #noted = new Set<number>()
  #bookmarks = 0

  constructor(brief: Brief) {
    this.#brief = brief
  }

  document(): Document {
    const { title, subtitle, sections, citations, graphVersion } = this.#brief
    const { contents, version } = wordsOf(this.#brief)
    const body = sections.flatMap((section) => this.#section(section))
    return new Document({
      title,
      styles: documentStyles(this.#brief.language),
      numbering: { config: [{ reference: BULLETS, levels: [bulletLevel()] }] },
      footnotes: Object.fromEntries(citations.map((one) => [one.number, { children: [footnote(one)] }])),
      sections: [
        {
          properties: {
            page: {
              size: { width: millimetres(210), height: millimetres(297) },
              margin: {
                top: millimetres(20),
                bottom: millimetres(20),
                left: millimetres(30),
                right: millimetres(20),
                footer: millimetres(10),
              },
            },
          },
          footers: { default: this.#footer() },
          children: [
            new Paragraph({ style: 'Title', children: titleRuns(title) }),
            new Paragraph({ style: 'Subtitle', children: [new TextRun(subtitle)] }),
            new Paragraph({ style: 'ContentsHeading', children: [new TextRun(contents)] }),
            new TableOfContents(contents, {
              hyperlink: true,
              headingStyleRange: '1-1',
              cachedEntries: entriesOf(sections),
              tabLeader: LeaderType.NONE,
              // Only Word knows the pages: it fills them in when it opens the document.
              beginDirty: true,
            }),
            ...body,
            new Paragraph({ style: 'Colophon', children: [new TextRun(`${version} ${graphVersion}.`)] }),
          ],
        },
      ],
    })
  }

  #footer(): Footer {
    const { page, of } = wordsOf(this.#brief)
    const separator = this.#brief.language === 'VI' ? of : ` ${of} `
    return new Footer({
      children: [
        new Paragraph({
          style: 'Footer',
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
          children: [
            new TextRun(this.#brief.title),
            new TextRun({ children: ['\t', `${page} `, PageNumber.CURRENT, separator, PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    })
  }

  #section({ id, level, title, blocks }: Section) {
    const heading = level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2
    return [
      new Paragraph({ heading, children: this.#marked(anchorOf(id), new TextRun(title)) }),
      ...blocks.flatMap((block, place) => this.#block(block, blocks[place + 1])),
    ]
  }

  #block(block: Block, next: Block | undefined) {
    if (block.kind === 'PARAGRAPH') {
      const leads = next !== undefined && next.kind !== 'PARAGRAPH'
      return [new Paragraph({ style: 'BodyText', keepNext: leads, children: this.#line(block.line) })]
    }
    if (block.kind === 'LIST') {
      const { length } = block.items
      return block.items.map(
        (item, place) =>
          new Paragraph({
            style: 'ListBullet',
            numbering: { reference: BULLETS, level: 0 },
            keepNext: isKept(place, length),
            children: this.#line(item),
          }),
      )
    }
    if (block.isChronology) return this.#chronology(block)
    const table = toTable(block, (line) => this.#line(line))
    return [table, new Paragraph({ style: 'AfterTable', children: [] })]
  }

  /** Notes to a long table push its rows apart; a day and its line flow around them. */
  #chronology({ rows }: Table) {
    const most = longestDay[this.#brief.language]
    return rows.map(([when = [], what = [], ...others], place) => {
      const rest = others.flat().filter((line) => line.length > 0)
      const children = [
        ...when.flatMap((line) => this.#line(line)),
        lengthOf(when) > most ? new TextRun({ break: 1 }) : new TextRun({ children: ['\t'] }),
        ...what.flatMap((line) => this.#line(line)),
        ...rest.flatMap((line) => [new TextRun(' – '), ...this.#line(line)]),
      ]
      return new Paragraph({ style: 'Chronology', keepLines: true, keepNext: isKept(place, rows.length), children })
    })
  }

  #line(line: Line): ParagraphChild[] {
    const { language } = this.#brief
    return line.flatMap((run) => [textRun({ ...run, text: unbroken(run.text, language) }), ...this.#notes(run)])
  }

  /** A bookmark with a number of this document: those that the library gives out go on from one document to the next. */
  #marked(name: string, run: ParagraphChild): ParagraphChild[] {
    const number = ++this.#bookmarks
    return [new BookmarkStart(name, number), run, new BookmarkEnd(number)] as unknown as ParagraphChild[]
  }

  /** The first time a footnote, then a link to it. */
  #notes({ citations }: Run): ParagraphChild[] {
    return citations.flatMap((number, place): ParagraphChild[] => {
      const comma = place === 0 ? [] : [new TextRun({ text: ',', superScript: true })]
      if (this.#noted.has(number)) {
        const children = [new TextRun({ text: String(number), superScript: true })]
        return [...comma, new InternalHyperlink({ anchor: `note_${number}`, children })]
      }
      this.#noted.add(number)
      return [...comma, ...this.#marked(`note_${number}`, new FootnoteReferenceRun(number))]
    })
  }
}

/** Names of bookmarks have letters, digits and underscores. */
const anchorOf = (id: string) => `section_${id.replaceAll('-', '_')}`

const entriesOf = (sections: readonly Section[]) =>
  sections.filter(({ level }) => level === 1).map(({ id, title }) => ({ title, level: 1, href: anchorOf(id) }))

/** A title too long for one line has two of about one length: its last word does not stand alone. */
function titleRuns(title: string): TextRun[] {
  const spaces = [...title.matchAll(/ /g)].map(({ index }) => index)
  const middle = spaces.sort((a, b) => Math.abs(a - title.length / 2) - Math.abs(b - title.length / 2))[0]
  if (title.length <= TITLE_LETTERS || middle === undefined) return [new TextRun(title)]
  return [new TextRun(title.slice(0, middle)), new TextRun({ text: title.slice(middle + 1), break: 1 })]
}

const TITLE_LETTERS = 50

/** Letters of a day that the space before the text has room for; what is longer has a line of its own. */
const longestDay: Readonly<Record<Language, number>> = { EN: 20, VI: 18 }

const lengthOf = (cell: readonly Line[]) => cell.flat().reduce((length, { text }) => length + text.length, 0)

/** Neither the first item nor the last stands alone on a page. */
const isKept = (place: number, length: number) => length > 1 && (place === 0 || place === length - 2)

function textRun({ text, style }: Run): TextRun {
  if (style === 'STRONG') return new TextRun({ text, bold: true })
  if (style === 'FOREIGN') return new TextRun({ text, italics: true, language: { value: 'en-GB' } })
  return new TextRun(text)
}

function footnote(citation: Citation): Paragraph {
  const { source, url, quote, quoteLanguage } = citationWords(citation)
  const language = quoteLanguage === 'vi' ? languageTag.VI : languageTag.EN
  return new Paragraph({
    style: 'FootnoteText',
    children: [
      new TextRun(` ${source}${url === null && quote === null ? '.' : url === null ? ': ' : ', '}`),
      ...(url === null ? [] : [new SimpleField(`HYPERLINK "${url}"`, url), new TextRun(quote === null ? '.' : ': ')]),
      ...(quote === null ? [] : [new TextRun({ text: quote, italics: true, language: { value: language } })]),
    ],
  })
}

const bulletLevel = () => ({
  level: 0,
  format: LevelFormat.BULLET,
  text: '–',
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 357, hanging: 357 } } },
})
