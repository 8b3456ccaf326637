/** The last step: sections with their numbers, and citations numbered in the order in which a reader meets them. */
import type { Language } from '../history-title.ts'
import type { Block, Citation, Line, Section } from './brief.ts'

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI']

/** `1`, `4.1` in English; `I`, `1` in Vietnamese, as administrative reports have them. */
function numberSections(sections: readonly Section[], language: Language): Section[] {
  let [first, second] = [0, 0]
  return sections.map((section) => {
    if (section.level === 1) {
      first++
      second = 0
    } else second++
    const isVi = language === 'VI'
    const top = isVi ? (ROMAN[first - 1] ?? String(first)) : String(first)
    const below = isVi ? String(second) : `${first}.${second}`
    return { ...section, title: `${section.level === 1 ? top : below}. ${section.title}` }
  })
}

/** Citations that no run has any more are left out. */
export function numbered(
  sections: readonly Section[],
  citations: readonly Citation[],
  language: Language,
): { readonly sections: readonly Section[]; readonly citations: readonly Citation[] } {
  const numbers = new Map<number, number>()
  const renumber = (line: Line): Line =>
    line.map((run) => {
      for (const old of run.citations) if (!numbers.has(old)) numbers.set(old, numbers.size + 1)
      return { ...run, citations: run.citations.map((old) => numbers.get(old)!).sort((a, b) => a - b) }
    })
  const changed = numberSections(sections, language).map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => withLines(block, renumber)),
  }))
  const used = citations.filter(({ number }) => numbers.has(number))
  const renumbered = used.map((citation) => ({ ...citation, number: numbers.get(citation.number)! }))
  return { sections: changed, citations: renumbered.sort((a, b) => a.number - b.number) }
}

function withLines(block: Block, change: (line: Line) => Line): Block {
  if (block.kind === 'PARAGRAPH') return { ...block, line: change(block.line) }
  if (block.kind === 'LIST') return { ...block, items: block.items.map(change) }
  return { ...block, rows: block.rows.map((row) => row.map((cell) => cell.map(change))) }
}
