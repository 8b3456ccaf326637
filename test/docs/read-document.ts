/** Reads the documentation as the tests need it: files, fenced blocks, tables, links. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

export function readText(path: string): string {
  return readFileSync(ROOT + path, 'utf8')
}

/** Every Markdown file that we write, from the root of the package. */
export function documentPaths(): string[] {
  const below = (folder: string): string[] =>
    readdirSync(ROOT + folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'))
  return [...top, ...below('docs'), ...below('.github')].sort()
}

export interface Block {
  readonly language: string
  readonly text: string
  /** Line on which the text begins, from 1. */
  readonly line: number
}

/** Fenced blocks in order. */
export function blocksOf(document: string): Block[] {
  return [...document.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    language: match[1]!,
    text: match[2]!,
    line: document.slice(0, match.index).split('\n').length + 1,
  }))
}

/** The cells of the table whose first head is `head`, row by row, without the code marks. */
export function tableOf(document: string, head: string): string[][] {
  const lines = document.split('\n')
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`))
  if (start < 0) throw new Error(`no table starts with "${head}"`)
  const rows: string[][] = []
  for (const line of lines.slice(start + 2)) {
    if (!line.startsWith('|')) break
    rows.push(
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
  }
  return rows
}

/** The document without its fenced blocks and code spans: what a reader sees as links is a link. */
export function proseOf(document: string): string {
  return document.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '')
}
