/** A brief of few words that has everything a form must cope with. */
import type { Brief, Run } from '../../../src/domain/brief/brief.ts'

const run = (text: string, citations: readonly number[] = [], style: Run['style'] = 'PLAIN'): Run => ({
  text,
  style,
  citations,
})

/** Markup, quotation marks, Vietnamese letters, and what each form would take for its own. */
export const HARD = '<b>Lào & "Cu-ba"</b> | *a_b* [^1] 1. ửự'

const citation = {
  evidenceId: 'evidence:a',
  sourceId: 'source:a',
  publisher: 'Bộ Tư pháp',
  publishedOn: '5 September 2021',
  quoteLanguage: 'vi',
}

export const smallBrief: Brief = {
  id: 'partner:small',
  title: 'Cooperation with <Lào>',
  subtitle: 'As of 29 November 2026.',
  language: 'EN',
  graphVersion: '1-abc',
  asOf: '2026-11-29',
  from: null,
  until: null,
  sections: [
    {
      id: 'summary',
      level: 1,
      title: '1. Summary',
      blocks: [
        { kind: 'PARAGRAPH', line: [run(HARD, [1]), run(' and again', [1])] },
        { kind: 'LIST', items: [[run('first', [2])], [run('second', [], 'STRONG'), run(' foreign', [], 'FOREIGN')]] },
      ],
    },
    {
      id: 'agreements',
      level: 1,
      title: '2. Agreements',
      blocks: [{ kind: 'PARAGRAPH', line: [run('1. is no list')] }],
    },
    {
      id: 'agreements-signed',
      level: 2,
      title: '2.1. Signed (1)',
      blocks: [
        {
          kind: 'TABLE',
          caption: 'Signed',
          isChronology: false,
          columns: [
            { head: 'Document', width: 60 },
            { head: 'Dates', width: 40 },
          ],
          rows: [
            [[[run(HARD, [2])], [run('second line')]], [[run('2021', [3])]]],
            [[], [[run('not dated')]]],
          ],
        },
      ],
    },
    {
      id: 'timeline',
      level: 1,
      title: '3. Timeline',
      blocks: [
        {
          kind: 'TABLE',
          caption: 'Timeline',
          isChronology: true,
          columns: [
            { head: 'When', width: 30 },
            { head: 'What', width: 70 },
          ],
          rows: [[[[run('2021')]], [[run('Signed: '), run('a name', [1, 3])]]]],
        },
      ],
    },
  ],
  citations: [
    {
      ...citation,
      number: 1,
      title: 'With a quote',
      url: 'https://a.example/?a=1&b=2',
      locator: null,
      quote: 'Câu <trích> & "dẫn"',
    },
    { ...citation, number: 2, title: 'Cited only', url: null, locator: 'page 4', quote: null },
    { ...citation, number: 3, title: 'Neither', url: 'https://b.example', locator: null, quote: null, publisher: null },
  ],
}
