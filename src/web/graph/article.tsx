/** A quote where it stands: the text of its source, with the quote marked and in view. */
import { useEffect, useRef } from 'react'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import { quoteInText } from './claims.ts'
import type { DetailSource, Proof } from './model.ts'
import { useAnswer } from './use-answer.ts'
import { say } from './words.ts'

interface Props {
  readonly proof: Proof
  readonly source: DetailSource
  readonly language: Language
}

export function Article({ proof, source, language }: Props) {
  const answer = useAnswer(() => source.text(proof.source.id), proof.source.id)
  const mark = useRef<HTMLElement>(null)
  const isThere = answer.state === 'THERE'
  useEffect(() => {
    if (isThere) mark.current?.scrollIntoView({ block: 'center' })
  }, [isThere])
  if (answer.state === 'LOADING') return <p className="note">{say(language, 'loadingArticle')}</p>
  if (answer.state === 'FAILED') return <p className="wrong">{answer.message}</p>
  if (answer.value === null) return <p className="note">{say(language, 'noText')}</p>
  const { before, quote, after } = quoteInText(answer.value, proof.start ?? 0, proof.end ?? 0)
  const lang = proof.source.language ?? undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must come to it.
    <section className="article" lang={lang} tabIndex={0} aria-label={nameIn(proof.source, language)}>
      {before}
      <mark ref={mark}>{quote}</mark>
      {after}
    </section>
  )
}
