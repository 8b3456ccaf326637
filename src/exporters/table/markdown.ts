/** Tables of GitHub's Markdown; several have a heading each. */
import type { Cell, Table } from './table.ts'

export const MARKDOWN_TYPE = 'text/markdown; charset=utf-8'

/** `told` is a line below the title: what was asked, and of what. */
export function writeMarkdown(
  { title, told }: { readonly title: string; readonly told: string },
  tables: readonly Table[],
): string {
  const several = tables.length > 1
  const parts = tables.map((table) => `${several ? `## ${inline(table.name)}\n\n` : ''}${tableOf(table)}`)
  return `# ${inline(title)}\n\n${inline(told)}\n\n${parts.join('\n')}`
}

function tableOf({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ label }) => label),
    columns.map(({ kind }) => (kind === 'NUMBER' ? '---:' : '---')),
    ...rows.map((row) => row.map(textOf)),
  ]
  return lines.map((cells, index) => `| ${cells.map(index === 1 ? String : inline).join(' | ')} |\n`).join('')
}

const textOf = (cell: Cell) => (cell === null ? '' : String(cell))

/** What would be read as markup stands for itself; a line that ends within a cell ends by `<br>`. */
function inline(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll(/\r\n|\r|\n/g, '<br>')
}
