/** A table of a brief in Word: columns of fixed width, a head that every page repeats, rows that no page splits. */
import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Table as BriefTable, Cell, Line } from '../../domain/brief/brief.ts'
import { TEXT_WIDTH } from './docx-styles.ts'

/** A row of more lines than this may be split: kept whole it would leave much of a page empty. */
const MOST_KEPT_LINES = 8

/** Letters of a line as wide as the page, in the size of tables. */
const PAGE_LETTERS = 92

export function toTable({ columns, rows }: BriefTable, toChildren: (line: Line) => ParagraphChild[]): Table {
  const widths = widthsOf(columns.map(({ width }) => width))
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ head: text }, place) =>
      cellOf([new Paragraph({ style: 'TableHead', children: [new TextRun(text)] })], widths[place]!, true),
    ),
  })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    margins: { top: 50, bottom: 50, left: 85, right: 85 },
    borders: { top: RULE, bottom: RULE, left: RULE, right: RULE, insideHorizontal: RULE, insideVertical: RULE },
    rows: [head, ...rows.map((row) => toRow(row, widths, toChildren))],
  })
}

/** Cells are written from left to right, for footnotes are numbered so. */
function toRow(
  row: readonly Cell[],
  widths: readonly number[],
  toChildren: (line: Line) => ParagraphChild[],
): TableRow {
  return new TableRow({
    cantSplit: row.every((cell, place) => linesOf(cell, widths[place]!) <= MOST_KEPT_LINES),
    children: row.map((cell, place) => {
      const lines = cell.length === 0 ? [[]] : cell
      return cellOf(
        lines.map((line) => new Paragraph({ style: 'TableText', children: toChildren(line) })),
        widths[place]!,
        false,
      )
    }),
  })
}

function cellOf(children: readonly Paragraph[], width: number, isHead: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: isHead ? VerticalAlign.CENTER : VerticalAlign.TOP,
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: 'E8EDF3', color: 'auto' } } : {}),
    children: [...children],
  })
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '8A94A0' }

/** About as many lines as the cell will have. */
function linesOf(cell: Cell, width: number): number {
  const letters = (PAGE_LETTERS * width) / TEXT_WIDTH
  const lengths = cell.map((line) => line.reduce((length, { text }) => length + text.length, 0))
  return lengths.reduce((lines, length) => lines + Math.max(1, Math.ceil(length / letters)), 0)
}

/** Shares of a hundred as lengths that fill the page between the margins. */
function widthsOf(shares: readonly number[]): number[] {
  const widths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / 100))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, place) => (place === widths.length - 1 ? width + rest : width))
}
