/**
 * One file that opens in a browser without a network: the viewer's script and style, and the JSON export as its data. It is
 * given the viewer, as nothing in this folder opens files.
 */
import { hash } from 'node:crypto'
import type { Exporter } from './exporter.ts'
import { encodeText } from './html-text.ts'
import { writeJson } from './json.ts'

export interface ViewerFiles {
  /** One script, that needs nothing else. */
  readonly script: string
  readonly style: string
}

/** `readViewer` is called when a file is written. */
export function htmlExporter(readViewer: () => ViewerFiles): Exporter {
  const html: Exporter = {
    format: 'html',
    name: 'Interactive HTML',
    purpose:
      'For people: one file that shows the graph, its timeline, lists and evidence, and opens without a network.',
    mediaType: 'text/html; charset=utf-8',
    extension: '.html',
    leavesOut: [],
    mostEntities: 2000,
    digestOfParts: () => {
      const { script, style } = readViewer()
      return hash('sha256', `${script}${style}`)
    },
    write: async function* (subgraph, options) {
      const { script, style } = readViewer()
      const language = options.language === 'VI' ? 'vi' : 'en'
      yield `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>${encodeText(subgraph.about.title)}</title>
<link rel="icon" href="data:,">
<style>
${style.replaceAll('</style', '<\\/style')}
</style>
</head>
<body>
<div id="viewer"><noscript><p class="loading">${NEEDS_SCRIPT[language]}</p></noscript></div>
<script type="application/json" id="data">
`
      for await (const piece of writeJson(subgraph, options, html)) yield safeInScript(piece)
      yield `</script>
<script>
${script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')}
</script>
</body>
</html>
`
    },
  }
  return html
}

/** Nothing is fetched: not by us, and not by whatever an odd name might try. */
const POLICY =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"

const NEEDS_SCRIPT = {
  en: 'This file needs JavaScript. Its data stand in it as JSON.',
  vi: 'Tệp này cần JavaScript. Dữ liệu nằm trong tệp ở dạng JSON.',
} as const

/** Still the same JSON: in strings only, where alone these signs can stand. */
function safeInScript(json: string): string {
  return json.replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
