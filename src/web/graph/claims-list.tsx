/** What sources say: by property and value, each with its quote; both sides where they disagree. */
import { useState } from 'react'
import { dateInWords } from '../../domain/date-words.ts'
import type { Language } from '../../domain/history-title.ts'
import { fieldLabel, nameIn } from '../../domain/labels.ts'
import { entityTypes } from '../../domain/ontology.ts'
import { Article } from './article.tsx'
import { type ClaimedProperty, type ClaimedValue, claimedProperties } from './claims.ts'
import { claimText, dateNote } from './field-words.ts'
import type { Card, DetailSource, EntityDetails, Proof } from './model.ts'
import { say } from './words.ts'

interface Common {
  readonly source: DetailSource
  readonly language: Language
}

export function Claims({ details, source, language }: Common & { readonly details: EntityDetails }) {
  const { card, claims } = details
  const properties = claimedProperties(claims, Object.keys(entityTypes[card.label].fields))
  if (properties.length === 0) return null
  return (
    <section>
      <h3>{say(language, 'claims')}</h3>
      {properties.map((one) => (
        <Property key={one.property} claimed={one} card={card} source={source} language={language} />
      ))}
    </section>
  )
}

function Property(props: Common & { readonly claimed: ClaimedProperty; readonly card: Card }) {
  const { claimed, card, source, language } = props
  const { property, values, isDisputed } = claimed
  const heading = property === 'record' ? say(language, 'wholeRecord') : fieldLabel(property, language)
  return (
    <section className={isDisputed ? 'claim disputed' : 'claim'}>
      <h4>
        {heading}
        {isDisputed && <span className="tag">{say(language, 'conflict')}</span>}
      </h4>
      {values.map((value) => (
        <Value
          key={value.value ?? ''}
          value={value}
          text={property === 'record' ? '' : claimText(card, property, value.value, language)}
          isDisputed={isDisputed}
          source={source}
          language={language}
        />
      ))}
    </section>
  )
}

function Value(props: Common & { readonly value: ClaimedValue; readonly text: string; readonly isDisputed: boolean }) {
  const { value, text, isDisputed, source, language } = props
  const [first] = value.claims
  const { rank, rule, inferred } = first!
  const rankWord = rank === 'PREFERRED' ? 'preferred' : rank === 'DEPRECATED' ? 'deprecated' : null
  const printed = [...new Set(value.claims.map(({ original }) => original).filter((one) => one !== null))]
  return (
    <div className="value">
      {text !== '' && (
        <p>
          <strong>{text}</strong>
          {isDisputed && rankWord !== null && <span className="tag">{say(language, rankWord)}</span>}
          {inferred && <span className="tag">{say(language, 'inferred')}</span>}
          {printed.map(
            (one) =>
              one !== text && (
                <small key={one}>
                  {' '}
                  “{one}” {say(language, 'asPrinted')}
                </small>
              ),
          )}
        </p>
      )}
      {isDisputed && rule !== null && <p className="note">{rule}</p>}
      <Proofs proofs={value.claims.map(({ proof }) => proof)} source={source} language={language} />
    </div>
  )
}

export function Proofs({ proofs, source, language }: Common & { readonly proofs: readonly Proof[] }) {
  const once = [...new Map(proofs.map((proof) => [proof.id, proof])).values()]
  return (
    <ul className="plain">
      {once.map((proof) => (
        <li key={proof.id} className="proof">
          <OneProof proof={proof} source={source} language={language} />
        </li>
      ))}
    </ul>
  )
}

function OneProof({ proof, source, language }: Common & { readonly proof: Proof }) {
  const [isOpen, setOpen] = useState(false)
  const { quote, start, citation, locator } = proof
  const { url } = proof.source
  return (
    <>
      {quote !== null && (
        <blockquote lang={proof.source.language ?? undefined}>
          <p>{quote}</p>
        </blockquote>
      )}
      <p className="citation">
        {citation}
        {locator !== null && !citation.includes(locator) && `, ${locator}`}
        {url !== null && (
          <>
            {' '}
            <a
              href={url}
              rel="noreferrer noopener"
              target="_blank"
              aria-label={`${say(language, 'openSource')}: ${nameIn(proof.source, language)}`}
            >
              {say(language, 'openSource')}
            </a>
          </>
        )}
      </p>
      {source.hasTexts && quote !== null && start !== null && (
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say(language, isOpen ? 'hideArticle' : 'readInArticle')}
        </button>
      )}
      {isOpen && <Article proof={proof} source={source} language={language} />}
    </>
  )
}

export function Changes({ details, source, language }: Common & { readonly details: EntityDetails }) {
  const { card, changes } = details
  if (changes.length === 0) return null
  return (
    <section>
      <h3>{say(language, 'changes')}</h3>
      {changes.map(({ id, status, on, proofs }) => {
        const note = on === null ? null : dateNote(on, language)
        const label = claimText(card, 'status', status, language)
        return (
          <div className="value" key={id}>
            <p>
              <strong>{label}</strong> {on === null ? say(language, 'undated') : dateInWords(on.edtf, language)}
              {note !== null && <small> ({note})</small>}
            </p>
            <Proofs proofs={proofs} source={source} language={language} />
          </div>
        )
      })}
    </section>
  )
}
