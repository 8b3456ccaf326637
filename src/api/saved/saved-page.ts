/** The list of saved questions for people: a page without scripts. */
import { encodeText } from '../../exporters/html-text.ts'
import type { ListedQuestion, QuestionList } from './saved-list.ts'

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2430;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}li{margin:0 0 1rem}ul{list-style:none;padding:0}
a{color:#1d5fa8;margin-right:.75rem}code{background:#eef2f7;padding:0 .25rem;border-radius:3px;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{color:#e6ebf2;background:#161d28}a{color:#8fc1f5}code{background:#263143}}`

const names = { csv: 'CSV', xlsx: 'Excel', md: 'Markdown', json: 'JSON' } as const

export function listAsPage({ questions, options }: QuestionList): string {
  const audiences = [...new Set(questions.map(({ audience }) => audience))]
  const groups = audiences.map((audience) => {
    const own = questions.filter((one) => one.audience === audience)
    const head = audience === null ? 'Of this server' : `For the ${audience}`
    return `<h2>${encodeText(head)}</h2>\n<ul>\n${own.map(item).join('\n')}\n</ul>`
  })
  const takes = Object.entries(options).map(([name, what]) => `<li><code>${name}=</code> ${encodeText(what)}</li>`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Accord: saved questions as files</title><style>${STYLE}</style></head>
<body><main>
<h1>Saved questions as files</h1>
<p>Each is answered whole, of the graph as it is now. Variables go into the address, such as <code>/q/history-of-laos.csv?of=partner:cuba</code>.</p>
<ul>${takes.join('')}</ul>
${groups.join('\n')}
</main></body>
</html>
`
}

function item({ name, answers, variables, links }: ListedQuestion): string {
  const title = answers === null ? name : `${answers.charAt(0).toUpperCase()}${answers.slice(1)}`
  const files = (Object.keys(names) as (keyof typeof names)[]).map(
    (format) =>
      `<a href=".${encodeText(links[format])}" aria-label="${encodeText(`${names[format]}: ${title}`)}">${names[format]}</a>`,
  )
  const takes = variables.map(({ name: one, type, default: fallback }) => {
    const shown = fallback === null ? `${one}: ${type}` : `${one}: ${type} = ${JSON.stringify(fallback)}`
    return `<code>${encodeText(shown)}</code>`
  })
  return `<li>${encodeText(title)}<br>${files.join('')}${takes.length === 0 ? '' : `<br><small>${takes.join(' ')}</small>`}</li>`
}
