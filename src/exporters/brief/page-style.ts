/** How the page of a brief looks on a screen, by day and by night, and on paper. */

/** Fonts that carry Vietnamese letters with their marks, on every system. */
const FONTS = "Charter, 'Noto Serif', 'Times New Roman', 'Liberation Serif', 'DejaVu Serif', serif"
const PLAIN_FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', sans-serif"

/** What stands at the foot of printed pages. */
interface FootWords {
  readonly page: string
  readonly of: string
}

export function pageStyle(title: string, { page, of }: FootWords): string {
  const separator = of === '/' ? '/' : ` ${of} `
  return `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #545d68; --line: #c9d1d9; --head: #eef2f6; --link: #0b57a4; --paper: #fff }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --quiet: #a6b0bb; --line: #3d4650; --head: #232a32; --link: #8fc1ff; --paper: #14181d }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 ${FONTS} }
main { max-width: 56rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem }
h1, h2, h3 { line-height: 1.25; text-wrap: balance }
h1 { font-size: 2rem; margin: 0 0 .4rem }
h2 { font-size: 1.4rem; margin: 2.6rem 0 .7rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line) }
h3 { font-size: 1.1rem; margin: 1.8rem 0 .6rem }
p { margin: 0 0 .8rem }
.subtitle { color: var(--quiet); font-style: italic }
nav { margin: 1.5rem 0; padding: .9rem 1.2rem; background: var(--head); border-radius: 6px; font: .92rem/1.6 ${PLAIN_FONTS} }
nav ol { list-style: none; margin: 0; padding: 0; columns: 2; column-gap: 2rem }
a { color: var(--link); text-underline-offset: .15em }
sup { font-size: .68em; line-height: 0; white-space: nowrap; margin-left: .1em }
sup a { text-decoration: none }
sup a:hover, sup a:focus-visible { text-decoration: underline }
ul { margin: 0 0 .9rem; padding-left: 1.3rem }
li { margin-bottom: .25rem }
.table { overflow-x: auto; margin: .4rem 0 1.2rem }
table { width: 100%; min-width: 36rem; table-layout: fixed; border-collapse: collapse; font: .88rem/1.45 ${PLAIN_FONTS} }
th, td { border: 1px solid var(--line); padding: .45rem .6rem; text-align: left; vertical-align: top; overflow-wrap: break-word }
th { background: var(--head) }
td p { margin: 0 0 .2rem }
td p:last-child { margin-bottom: 0 }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
.sources { font-size: .88rem; padding-left: 2.2rem; overflow-wrap: anywhere }
.sources li { margin-bottom: .45rem }
.sources q { quotes: "“" "”" "‘" "’" }
footer { margin-top: 3rem; color: var(--quiet); font-size: .85rem }
:target { background: color-mix(in srgb, var(--link) 16%, transparent) }
@media (max-width: 40rem) { nav ol { columns: 1 } }
@page {
  size: A4; margin: 20mm 20mm 20mm 25mm;
  @bottom-left { content: "${cssText(title)}"; font: 8.5pt ${FONTS} }
  @bottom-right { content: "${page} " counter(page) "${separator}" counter(pages); font: 8.5pt ${FONTS} }
}
@media print {
  :root { color-scheme: light; --ink: #000; --quiet: #333; --line: #999; --head: #eee; --link: #000; --paper: #fff }
  body { font-size: 11pt; line-height: 1.4; print-color-adjust: exact }
  main { max-width: none; padding: 0 }
  h1 { font-size: 19pt } h2 { font-size: 14pt; margin-top: 18pt } h3 { font-size: 11.5pt }
  nav { background: none; border: 1px solid var(--line); font-size: 9.5pt }
  table { min-width: 0; font: 9.5pt/1.35 ${FONTS} }
  .table { overflow: visible; padding-right: 1px }
  h1, h2, h3, .leads { break-after: avoid; break-inside: avoid }
  thead { display: table-header-group }
  tr, li { break-inside: avoid }
  thead, thead tr { break-after: avoid }
  tbody tr:first-child, tbody tr:last-child { break-before: avoid }
  p { orphans: 3; widows: 3 }
  .sources { font-size: 9pt }
  .back { display: none }
  a { text-decoration: none }
}
`
}

/** Within a string of CSS that stands in an element of HTML. */
const cssText = (text: string) => text.replaceAll(/["\\<>\n]/g, (letter) => `\\${letter.codePointAt(0)!.toString(16)} `)
