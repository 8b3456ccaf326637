/** A link leads somewhere: to a file of ours, and to a heading that it has. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentPaths, proseOf, ROOT, readText } from './read-document.ts'

function linksOf(document: string): string[] {
  return [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!)
}

/** As GitHub makes them: lower case, without punctuation, hyphens for spaces. */
function anchorsOf(document: string): Set<string> {
  const headings = document.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.+)$/gm)
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-')
  return new Set([...headings].map(([, heading]) => slug(heading!)))
}

function faultOf(from: string, target: string): string | null {
  if (/^(?:https?|mailto):/.test(target)) return null
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? from : normalize(join(dirname(from), file))
  if (path.startsWith('..')) return `${target}: outside the package`
  if (!existsSync(ROOT + path)) return `${target}: there is no ${path}`
  if (anchor === undefined) return null
  return anchorsOf(readFileSync(ROOT + path, 'utf8')).has(anchor) ? null : `${target}: ${path} has no such heading`
}

describe('a link', () => {
  it.each(documentPaths())('of %s leads to a file and a heading that exist', (path) => {
    const faults = linksOf(readText(path)).map((target) => faultOf(path, target))
    expect(faults.filter((fault) => fault !== null)).toEqual([])
  })

  it('that leads nowhere is found', () => {
    expect(faultOf('README.md', 'docs/nowhere.md')).toBe('docs/nowhere.md: there is no docs/nowhere.md')
    expect(faultOf('docs/operations.md', '../README.md#no-such-heading')).toMatch(/has no such heading/)
    expect(linksOf('see [this](a.md#b), `[not](this)` and ![that](c.svg)')).toEqual(['a.md#b', 'c.svg'])
  })

  it('leads to every guide and every decision from the pages that list them', () => {
    const guides = documentPaths().filter((path) => /^docs\/[^/]+\.md$/.test(path))
    for (const path of guides) expect(readText('README.md'), path).toContain(`(${path})`)
    const decisions = documentPaths().filter((path) => /^docs\/decisions\/(?!README)/.test(path))
    for (const path of decisions)
      expect(readText('docs/decisions/README.md'), path).toContain(`(${path.slice('docs/decisions/'.length)})`)
    expect(decisions.length).toBeGreaterThan(5)
  })
})
