/**
 * The same words every time: briefs of the seed, as they were read and found right. To write them anew after a change of
 * words or of the seed, run this file with `ACCORD_WRITE_BRIEFS=1`, and read what has changed before you commit it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeBrief, makeYearBrief } from '../../../src/api/brief/make-brief.ts'
import type { Brief } from '../../../src/domain/brief/brief.ts'
import { briefForms } from '../../../src/exporters/brief/brief-forms.ts'
import { toMarkdown } from '../../../src/exporters/brief/markdown.ts'
import { askSeeded } from '../../support/ask.ts'

/** The day as of which all of them are told. */
const AS_OF = '2026-11-29'

const asked = askSeeded()

function ask(subject: string, language: 'EN' | 'VI'): Promise<Brief> {
  const question = { from: null, until: null, asOf: AS_OF, language }
  if (subject === '2021') return makeYearBrief(asked.graph, { year: 2021, language })
  return makeBrief(asked.graph, { of: `partner:${subject}`, ...question })
}

const briefs = ['unicef', 'laos', '2021'].flatMap((subject) => [[subject, 'EN'] as const, [subject, 'VI'] as const])

describe('a brief of the seed', () => {
  it.each(briefs)('of %s in %s has the same words every time', async (subject, language) => {
    const file = new URL(`briefs/${subject}.${language.toLowerCase()}.md`, import.meta.url)
    const brief = await ask(subject, language)
    // The version counts the writes of the database that the tests have, and is no part of the words.
    const written = toMarkdown({ ...brief, graphVersion: '1' })
    if (process.env.ACCORD_WRITE_BRIEFS === '1') writeFileSync(file, written)
    expect(existsSync(file), `${file.pathname} is there`).toBe(true)
    expect(written).toBe(readFileSync(file, 'utf8'))
  })

  it.each(briefs)('of %s in %s is equal to the byte when it is made twice', async (subject, language) => {
    const [first, second] = [await ask(subject, language), await ask(subject, language)]
    for (const form of briefForms) {
      const [one, other] = [await form.write(first), await form.write(second)]
      expect(Buffer.from(one).equals(Buffer.from(other)), form.format).toBe(true)
    }
  })
})
