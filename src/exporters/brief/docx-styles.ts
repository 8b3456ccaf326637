/** The styles of a brief in Word. Fonts and margins are those of Vietnamese administrative documents (Decree 30/2020). */
import { AlignmentType, type IStylesOptions } from 'docx'
import type { Language } from '../../domain/history-title.ts'
import { languageTag } from './citation-words.ts'

/** Between the margins, in twentieths of a point: 160 mm. */
export const TEXT_WIDTH = 9071

const FONT = 'Times New Roman'

/** Before what happened stands its day, in twentieths of a point: English writes months out. */
const DAY: Readonly<Record<Language, number>> = { EN: 2410, VI: 1985 }

/** Sizes are half points. */
export function documentStyles(language: Language): IStylesOptions {
  const own = { basedOn: 'Normal', quickFormat: true }
  return {
    default: {
      document: {
        run: { font: FONT, size: 25, language: { value: languageTag[language], eastAsia: languageTag[language] } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: {
        run: { font: FONT, size: 34, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 120, after: 120, line: 276 }, keepNext: true },
      },
      heading1: {
        run: { font: FONT, size: 28, bold: true },
        paragraph: { spacing: { before: 320, after: 120 }, keepNext: true, keepLines: true },
      },
      heading2: {
        run: { font: FONT, size: 25, bold: true },
        paragraph: { spacing: { before: 200, after: 100 }, keepNext: true, keepLines: true },
      },
      footnoteText: { run: { font: FONT, size: 18 }, paragraph: { spacing: { after: 20, line: 240 } } },
      footnoteReference: { run: { superScript: true } },
    },
    characterStyles: [{ id: 'IndexLink', name: 'Index Link', basedOn: 'DefaultParagraphFont' }],
    paragraphStyles: [
      {
        ...own,
        id: 'Subtitle',
        name: 'Subtitle',
        run: { italics: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
      },
      { ...own, id: 'BodyText', name: 'Body Text', paragraph: { alignment: AlignmentType.LEFT } },
      { ...own, id: 'ListBullet', name: 'List Bullet', paragraph: { spacing: { after: 60 } } },
      { ...own, id: 'ContentsHeading', name: 'Contents Heading', run: { bold: true }, paragraph: { keepNext: true } },
      {
        ...own,
        id: 'TOC1',
        name: 'toc 1',
        paragraph: {
          spacing: { after: 40, line: 252 },
          rightTabStop: TEXT_WIDTH,
        },
      },
      {
        ...own,
        id: 'Chronology',
        name: 'Chronology',
        paragraph: { spacing: { after: 80, line: 260 }, indent: { left: DAY[language], hanging: DAY[language] } },
      },
      { ...own, id: 'TableHead', name: 'Table Head', run: { bold: true, size: 21 }, paragraph: cellSpacing(true) },
      { ...own, id: 'TableText', name: 'Table Text', run: { size: 21 }, paragraph: cellSpacing(false) },
      {
        ...own,
        id: 'AfterTable',
        name: 'After Table',
        run: { size: 8 },
        paragraph: { spacing: { after: 60, line: 120 } },
      },
      { ...own, id: 'Footer', name: 'footer', run: { size: 18 }, paragraph: { spacing: { after: 0 } } },
      {
        ...own,
        id: 'Colophon',
        name: 'Colophon',
        run: { size: 18, italics: true },
        paragraph: { spacing: { before: 240 } },
      },
    ],
  }
}

const cellSpacing = (keepNext: boolean) => ({ spacing: { before: 0, after: 30, line: 250 }, keepNext })
