/** The pieces of a section. */
import type { Block, Cell, Column, Line, Run, Section } from './brief.ts'

export const paragraph = (...line: readonly Run[]): Block => ({ kind: 'PARAGRAPH', line })

export const list = (items: readonly Line[]): Block[] => (items.length === 0 ? [] : [{ kind: 'LIST', items }])

export const cell = (...line: readonly Run[]): Cell => (line.length === 0 ? [] : [line])

/**
 * A row whose cells rest on one and the same set of sources shows it once, behind the name that it is about, which stands in
 * the column `title`; within a line the same set is shown once, at its end.
 */
function quiet(row: readonly Cell[], title: number): readonly Cell[] {
  const of = ({ citations }: Run) => citations.join(' ')
  const whole = row[title]?.[0]?.map(of).find((set) => set !== '') ?? ''
  return row.map((cells, column) =>
    cells.map((line, place) => {
      const isTitle = column === title && place === 0
      return line.map((run, at) => {
        const set = of(run)
        const next = line.slice(at + 1).find((other) => other.citations.length > 0)
        const isRepeated = set !== '' && next !== undefined && of(next) === set
        return isRepeated || (set === whole && !isTitle) ? { ...run, citations: [] } : run
      })
    }),
  )
}

export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  title = 0,
): Block[] {
  const quieted = rows.map((row) => quiet(row, title))
  return rows.length === 0 ? [] : [{ kind: 'TABLE', caption, isChronology: false, columns, rows: quieted }]
}

/** Of days, what happened on them, and with whom. */
export function chronology(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Block[] {
  return table(caption, columns, rows, 1).map((block) => ({ ...block, isChronology: true }) as Block)
}

export function section(id: string, title: string, blocks: readonly Block[], level: 1 | 2 = 1): Section {
  return { id, level, title, blocks }
}
