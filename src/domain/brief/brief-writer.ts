/** What sections are written with: the language, the names of things, and the numbers of citations in order of use. */
import type { Language } from '../history-title.ts'
import { nameIn } from '../labels.ts'
import { publisherVi } from '../publisher-names.ts'
import type { EntityId, EvidenceRecord, FieldValue } from '../subgraph.ts'
import type { Citation, Line, Run } from './brief.ts'
import { shortDate } from './brief-dates.ts'
import type { BriefGround } from './brief-facts.ts'
import { textOf } from './fields.ts'

/** A statement shows so many sources at most: sentences that can be read before citations of what is not held. */
export const MOST_CITED = 3

interface Titled {
  readonly id?: EntityId
  readonly name: string
  readonly nameVi: string | null
}

export class Writer {
  readonly language: Language
  readonly ground: BriefGround
  readonly #citations = new Map<string, Citation>()

  constructor(language: Language, ground: BriefGround) {
    this.language = language
    this.ground = ground
  }

  get citations(): readonly Citation[] {
    return [...this.#citations.values()]
  }

  say(english: string, vietnamese: string): string {
    return this.language === 'VI' ? vietnamese : english
  }

  /** `1 document`, `3 documents`, `3 văn kiện`. */
  count(many: number, one: string, several: string, vietnamese: string): string {
    return this.say(`${this.number(many)} ${many === 1 ? one : several}`, `${this.number(many)} ${vietnamese}`)
  }

  /** With the thousands set off as the language does: 14,555,406 or 14.555.406. */
  number(value: number): string {
    const [whole = '', fraction] = String(value).split('.')
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, this.say(',', '.'))
    return fraction === undefined ? grouped : `${grouped}${this.say('.', ',')}${fraction}`
  }

  /** The numbers of the sources that say so, at most `MOST_CITED`. */
  cite(evidenceIds: Iterable<string>): readonly number[] {
    const found = [...new Set(evidenceIds)].flatMap((id) => this.ground.evidence.get(id) ?? [])
    const places = new Map<string, EvidenceRecord>()
    for (const one of [...found.filter(({ quote }) => quote !== null), ...found]) {
      const place = placeOf(one)
      if (!places.has(place)) places.set(place, one)
    }
    return [...places]
      .slice(0, MOST_CITED)
      .map(([place, one]) => this.#numberOf(place, one))
      .sort((a, b) => a - b)
  }

  text(text: string, evidenceIds: Iterable<string> = []): Run {
    return { text, style: 'PLAIN', citations: this.cite(evidenceIds) }
  }

  /** What the record has in English only: marked as foreign in a Vietnamese brief. */
  english(text: string, evidenceIds: Iterable<string> = []): Run {
    return { ...this.text(text, evidenceIds), style: this.language === 'VI' ? 'FOREIGN' : 'PLAIN' }
  }

  strong(text: string): Run {
    return { text, style: 'STRONG', citations: [] }
  }

  /** By its name in the language; where no source has one, by the other, which is marked as foreign. */
  name(named: Titled, evidenceIds: Iterable<string> = []): Run {
    const isForeign = this.language === 'VI' && named.nameVi === null && !isPerson(named) && isEnglish(named.name)
    return {
      text: nameIn(named, this.language),
      style: isForeign ? 'FOREIGN' : 'PLAIN',
      citations: this.cite(evidenceIds),
    }
  }

  /** Several lines as one. */
  joined(lines: readonly Line[], separator = ', '): Line {
    return lines.flatMap((line, place) => (place === 0 ? line : [this.text(separator), ...line]))
  }

  date(value: FieldValue | undefined): string | null {
    return typeof value === 'object' && 'edtf' in value ? shortDate(value.edtf, this.language) : null
  }

  #numberOf(place: string, { id, sourceId, locator, quote }: EvidenceRecord): number {
    const known = this.#citations.get(place)
    if (known !== undefined) return known.number
    const fields = this.ground.sources.get(sourceId)?.fields ?? {}
    const title = nameIn({ name: textOf(fields, 'name') ?? sourceId, nameVi: textOf(fields, 'nameVi') }, this.language)
    const publisher = textOf(fields, 'publisher')
    const number = this.#citations.size + 1
    this.#citations.set(place, {
      number,
      evidenceId: id,
      sourceId,
      title,
      publisher: publisher === null ? null : this.say(publisher, publisherVi(publisher)),
      publishedOn: this.date(fields.publishedOn),
      url: textOf(fields, 'url'),
      locator,
      quote,
      quoteLanguage: textOf(fields, 'language'),
    })
    return number
  }
}

/** Citations of one place in a source are one. */
const placeOf = ({ sourceId, quote, locator, start }: EvidenceRecord) =>
  quote === null ? `${sourceId} ${locator ?? ''}` : `${sourceId} ${start} ${quote}`

/** People are called alike in all languages. */
const isPerson = ({ id }: Titled) => id?.startsWith('person:') === true

/** A name without letters that only Vietnamese has, or with words that Vietnamese has not. */
const isEnglish = (text: string) =>
  !/[ăâđêôơưĂÂĐÊÔƠƯẠ-ỹ]/.test(text) || /\b(?:in|of|the|and|with|on|for|to|visit|Minister|session|project)\b/.test(text)
