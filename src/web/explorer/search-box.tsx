/** Search as people type: a combobox with a list, as the ARIA practices describe it. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Language } from '../../domain/history-title.ts'
import { nameIn, typeLabel } from '../../domain/labels.ts'
import type { EntityLabel } from '../../domain/ontology.ts'
import { TypeSign } from '../graph/type-sign.tsx'
import { say } from '../graph/words.ts'
import { type Hit, search } from './server.ts'

interface Props {
  readonly language: Language
  readonly onPick: (id: string) => void
}

/** How long a person pauses before we ask, in milliseconds. */
const PAUSE_MS = 150

export function SearchBox({ language, onPick }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [isOpen, setOpen] = useState(false)
  const { hits, fault } = useHits(text)
  const input = useRef<HTMLInputElement>(null)
  const pick = (hit: Hit) => {
    onPick(hit.entity.id)
    setText('')
    setOpen(false)
    input.current?.focus()
  }
  const isListed = isOpen && text !== '' && hits !== null
  const onKey = (event: KeyboardEvent) => {
    const many = hits?.length ?? 0
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (event.key === 'Escape') {
      setOpen(false)
      if (!isListed) setText('')
    } else if (isArrow && !isOpen) setOpen(true)
    else if (event.key === 'ArrowDown' && many > 0) setActive((active + 1) % many)
    else if (event.key === 'ArrowUp' && many > 0) setActive((active + many - 1) % many)
    else if (event.key === 'Enter' && isOpen && hits?.[active] !== undefined) pick(hits[active])
    else return
    event.preventDefault()
  }
  return (
    <div className="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={say(language, 'search')}
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isListed && hits.length > 0 ? `${id}-${active}` : undefined}
        placeholder={say(language, 'searchHint')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      <div className="hits" hidden={!isListed && fault === null}>
        {fault !== null && <p className="wrong">{fault}</p>}
        <div id={`${id}-list`} role="listbox" aria-label={say(language, 'search')}>
          {(isListed ? hits : []).map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's.
            <div
              key={hit.entity.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(hit)}
            >
              <HitLine hit={hit} language={language} />
            </div>
          ))}
        </div>
        {isListed && hits.length === 0 && <p className="note">{say(language, 'nothingFound')}</p>}
      </div>
      <span className="spoken" role="status">
        {isListed ? say(language, 'found', { n: hits.length }) : ''}
      </span>
    </div>
  )
}

function HitLine({ hit, language }: { readonly hit: Hit; readonly language: Language }) {
  const { entity, matchedOn } = hit
  const label = entity.__typename as EntityLabel
  const name = nameIn(entity, language)
  const [match] = matchedOn
  const where = match === undefined || match.text === name ? null : (match.snippet ?? match.text)
  return (
    <>
      <TypeSign label={label} />
      <span>
        <span className="hit-name">{name}</span>
        <small>{[typeLabel(label, language), where].filter(Boolean).join(' · ')}</small>
      </span>
    </>
  )
}

interface Answer {
  /** What was typed when it was asked for. */
  readonly text: string
  readonly hits: readonly Hit[] | null
  readonly fault: string | null
}

const NO_ANSWER: Answer = { text: '', hits: null, fault: null }

/** Hits of what is typed now; null while none are there: those of what was typed before are never offered. */
function useHits(typed: string): Answer {
  const text = typed.trim()
  const [answer, setAnswer] = useState(NO_ANSWER)
  useEffect(() => {
    if (text === '') return
    let isWanted = true
    const timer = setTimeout(() => {
      search(text).then(
        (hits) => isWanted && setAnswer({ text, hits, fault: null }),
        (error: Error) => isWanted && setAnswer({ text, hits: null, fault: error.message }),
      )
    }, PAUSE_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [text])
  return answer.text === text ? answer : NO_ANSWER
}
