/** A brief as one page that needs nothing else: no script, nothing from elsewhere, and fit to be printed on A4. */
import type { Block, Brief, Cell, Citation, Line, Run, Section, Table } from '../../domain/brief/brief.ts'
import { encodeText as escaped } from '../html-text.ts'
import type { BriefExporter } from './brief-exporter.ts'
import { citationWords, languageTag, wordsOf } from './citation-words.ts'
import { pageStyle } from './page-style.ts'
import { unbroken } from './unbroken.ts'

export const html: BriefExporter = {
  format: 'html',
  mediaType: 'text/html; charset=utf-8',
  isAttachment: false,
  write: async (brief) => new HtmlBrief(brief).page(),
}

/** A style within the page, and nothing else: the page of a brief runs nothing and loads nothing, where it is kept, too. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

class HtmlBrief {
  readonly #brief: Brief
  /** A source leads back to the place where it first stands. */
  readonly #noted = new Set<number>()

  constructor(brief: Brief) {
    this.#brief = brief
  }

  page(): string {
    const { title, subtitle, language, sections, citations, graphVersion } = this.#brief
    const words = wordsOf(this.#brief)
    const tops = sections.filter(({ level }) => level === 1)
    const links = tops.map(({ id, title: text }) => `<li><a href="#${id}">${escaped(text)}</a></li>`)
    const body = sections.map((section) => this.#section(section)).join('\n')
    const notes = citations.map(citationItem).join('\n')
    const sources =
      citations.length === 0
        ? ''
        : `<section aria-labelledby="sources"><h2 id="sources">${words.sources}</h2>\n<ol class="sources">\n${notes}\n</ol></section>`
    return [
      '<!doctype html>',
      `<html lang="${languageTag[language]}">`,
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      '<meta name="color-scheme" content="light dark">',
      '<link rel="icon" href="data:,">',
      `<title>${escaped(title)}</title>`,
      `<style>${pageStyle(title, words)}</style>`,
      '</head>',
      '<body>',
      '<main>',
      `<header><h1>${escaped(title)}</h1><p class="subtitle">${escaped(subtitle)}</p></header>`,
      `<nav aria-label="${words.contents}"><ol>${links.join('')}</ol></nav>`,
      body,
      sources,
      `<footer><p>${words.version} ${escaped(graphVersion)}.</p></footer>`,
      '</main>',
      '</body>',
      '</html>',
      '',
    ].join('\n')
  }

  #section({ id, level, title, blocks }: Section): string {
    const tag = level === 1 ? 'h2' : 'h3'
    const inner = blocks.map((block, place) => this.#block(block, blocks[place + 1])).join('\n')
    return `<section aria-labelledby="${id}"><${tag} id="${id}">${escaped(title)}</${tag}>\n${inner}</section>`
  }

  #block(block: Block, next: Block | undefined): string {
    if (block.kind === 'PARAGRAPH') {
      const leads = next !== undefined && next.kind !== 'PARAGRAPH' ? ' class="leads"' : ''
      return `<p${leads}>${this.#line(block.line)}</p>`
    }
    if (block.kind === 'LIST') return `<ul>${block.items.map((item) => `<li>${this.#line(item)}</li>`).join('')}</ul>`
    return this.#table(block)
  }

  #table({ caption, columns, rows }: Table): string {
    const widths = columns.map(({ width }) => `<col style="width:${width}%">`).join('')
    const heads = columns.map(({ head }) => `<th scope="col">${escaped(head)}</th>`).join('')
    const body = rows.map((row) => `<tr>${row.map((cell) => this.#cell(cell)).join('')}</tr>`).join('\n')
    return [
      // It may be wider than a narrow screen, and is then reached by the keyboard, too.
      `<div class="table" role="region" tabindex="0" aria-label="${escaped(caption)}">`,
      `<table><caption class="unseen">${escaped(caption)}</caption><colgroup>${widths}</colgroup>`,
      `<thead><tr>${heads}</tr></thead>\n<tbody>${body}</tbody></table></div>`,
    ].join('')
  }

  #cell(cell: Cell): string {
    return `<td>${cell.map((line) => `<p>${this.#line(line)}</p>`).join('')}</td>`
  }

  #line(line: Line): string {
    return line.map((run) => this.#run(run)).join('')
  }

  #run({ text, style, citations }: Run): string {
    const said = escaped(unbroken(text, this.#brief.language))
    const styled =
      style === 'STRONG'
        ? `<strong>${said}</strong>`
        : style === 'FOREIGN'
          ? `<i lang="${languageTag.EN}">${said}</i>`
          : said
    const links = citations.map((number) => {
      const place = this.#noted.has(number) ? '' : ` id="from-${number}"`
      this.#noted.add(number)
      return `<a href="#source-${number}"${place} aria-label="${wordsOf(this.#brief).source} ${number}">${number}</a>`
    })
    return links.length === 0 ? styled : `${styled}<sup>${links.join(',')}</sup>`
  }
}

function citationItem(citation: Citation): string {
  const { source, url, quote, quoteLanguage } = citationWords(citation)
  const { number } = citation
  const link = url === null ? '' : `, <a href="${escaped(url)}" rel="noreferrer">${escaped(url)}</a>`
  const language = quoteLanguage === null ? '' : ` lang="${escaped(quoteLanguage)}"`
  const quoted = quote === null ? '.' : `: <q${language}>${escaped(quote.slice(1, -1))}</q>`
  const back = `<a class="back" href="#from-${number}" aria-label="↑ ${number}">↑</a>`
  return `<li id="source-${number}" value="${number}">${escaped(source)}${link}${quoted} ${back}</li>`
}
