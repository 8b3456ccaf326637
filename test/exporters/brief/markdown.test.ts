import { describe, expect, it } from 'vitest'
import { citationWords } from '../../../src/exporters/brief/citation-words.ts'
import { html } from '../../../src/exporters/brief/html.ts'
import { toMarkdown } from '../../../src/exporters/brief/markdown.ts'
import { smallBrief } from './small-brief.ts'

const text = toMarkdown(smallBrief)

describe('a brief as Markdown', () => {
  it.each(['javascript:alert(1)', 'https://a.example/" onclick="x', 'https://a.example/a b'])(
    'has no link to %s, and the address as text',
    async (url) => {
      const [first] = smallBrief.citations
      const { source, url: link } = citationWords({ ...first!, url })
      expect(link).toBeNull()
      expect(source).toContain(url)
      const page = String(await html.write({ ...smallBrief, citations: [{ ...first!, url }] }))
      expect(page).not.toContain('rel="noreferrer"')
      expect(page).toContain('<meta http-equiv="Content-Security-Policy" content="default-src \'none\';')
    },
  )

  it('has headings in order, tables of as many cells as heads, and lists', () => {
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# Cooperation with \\<Lào\\>',
      '## 1. Summary',
      '## 2. Agreements',
      '### 2.1. Signed (1)',
      '## 3. Timeline',
    ])
    for (const row of text.match(/^\|.*$/gm)!) expect(row.match(/(?<!\\)\|/g), row).toHaveLength(3)
    expect(text).toContain('- **second** *foreign*')
  })

  it('escapes what would be markup, and takes no number for a list', () => {
    expect(text).toContain('\\<b\\>Lào & "Cu-ba"\\</b\\> \\| \\*a\\_b\\* \\[^1\\] 1. ửự[^1]')
    expect(text).toContain('1\\. is no list')
  })

  it('defines every footnote that it uses, once, with the source and the quote', () => {
    const used = new Set(text.match(/(?<!\\)\[\^\d+\](?!:)/g))
    const defined = text.match(/^\[\^\d+\](?=:)/gm)!
    expect([...used].sort()).toEqual([...defined].sort())
    expect(text).toContain(
      '[^1]: Bộ Tư pháp, “With a quote”, 5 September 2021 <https://a.example/?a=1&b=2> “Câu \\<trích\\> & "dẫn"”',
    )
    expect(text).toContain('[^2]: Bộ Tư pháp, “Cited only”, 5 September 2021, page 4')
  })
})
