/** The panel of what is selected: an entity or a relationship, with what sources say of it. */
import type { ReactNode } from 'react'
import type { Language } from '../../domain/history-title.ts'
import { nameIn, termLabel, typeLabel, verbLabel } from '../../domain/labels.ts'
import { type FieldType, relationshipTypes } from '../../domain/ontology.ts'
import { type VocabularyName, vocabularies } from '../../domain/vocabularies.ts'
import type { Act } from './change-view.ts'
import { Changes, Claims, Proofs } from './claims-list.tsx'
import { fieldLines, kindText } from './field-words.ts'
import type { Card, DetailSource, Edge, EntityDetails } from './model.ts'
import { TypeSign } from './type-sign.tsx'
import { useAnswer } from './use-answer.ts'
import type { View } from './view.ts'
import type { GraphData } from './visible.ts'
import { say } from './words.ts'

interface Props {
  readonly data: GraphData
  readonly view: View
  readonly act: Act
  readonly details: DetailSource
  /** What can be done with the entity, besides reading. */
  readonly actions?: ((card: Card) => ReactNode) | undefined
}

export function DetailsPane(props: Props) {
  const { data, view } = props
  const card = view.selected === null ? undefined : data.cards.get(view.selected)
  if (card !== undefined) return <EntityPane key={card.id} card={card} {...props} />
  const edge = data.edges.find(({ id }) => id === view.selected)
  if (edge !== undefined) return <EdgePane key={edge.id} edge={edge} {...props} />
  return <p className="note">{say(view.language, 'noneSelected')}</p>
}

function EntityPane({ card, data, view, act, details, actions }: Props & { readonly card: Card }) {
  const { language } = view
  const answer = useAnswer(() => details.entity(card.id), card.id)
  const other = language === 'VI' ? card.name : card.nameVi
  const kind = kindText(card, language)
  const type = typeLabel(card.label, language)
  return (
    <article aria-label={nameIn(card, language)}>
      <header className="subject">
        <TypeSign label={card.label} size={30} />
        <div>
          <h2>{nameIn(card, language)}</h2>
          {other !== null && other !== nameIn(card, language) && <p lang={language === 'VI' ? 'en' : 'vi'}>{other}</p>}
          <p className="note">{kind === null || kind === type ? type : `${type} · ${kind}`}</p>
        </div>
      </header>
      {actions?.(card)}
      {answer.state === 'LOADING' && <p className="note">{say(language, 'loading')}</p>}
      {answer.state === 'FAILED' && <p className="wrong">{answer.message}</p>}
      {answer.state === 'THERE' && <EntityFacts details={answer.value} source={details} language={language} />}
      <Connections card={card} data={data} language={language} act={act} />
    </article>
  )
}

function EntityFacts(props: {
  readonly details: EntityDetails
  readonly source: DetailSource
  readonly language: Language
}) {
  const { details, source, language } = props
  const lines = fieldLines(details.card, language)
  const url = details.card.fields.url
  return (
    <>
      <dl className="fields">
        {lines.map(({ field, label, text, note }) => (
          <div key={field}>
            <dt>{label}</dt>
            <dd>
              {text}
              {note !== null && <small> ({note})</small>}
            </dd>
          </div>
        ))}
      </dl>
      {typeof url === 'string' && (
        <p>
          <a href={url} rel="noreferrer noopener" target="_blank">
            {say(language, 'openSource')}
          </a>
        </p>
      )}
      <Changes details={details} source={source} language={language} />
      <Claims details={details} source={source} language={language} />
    </>
  )
}

/** What joins it in view, to walk on without a pointer. */
function Connections(props: {
  readonly card: Card
  readonly data: GraphData
  readonly language: Language
  readonly act: Act
}) {
  const { card, data, language, act } = props
  const joined = data.edges.filter(({ from, to }) => from === card.id || to === card.id)
  if (joined.length === 0) return null
  return (
    <section>
      <h3>
        {say(language, 'connectedThrough')} ({joined.length})
      </h3>
      <ul className="plain">
        {joined.map((edge) => {
          const other = data.cards.get(edge.from === card.id ? edge.to : edge.from)
          return (
            <li key={edge.id} className="connection">
              <button type="button" className="link" onClick={() => act({ kind: 'select', id: edge.id })}>
                {edge.from === card.id ? '→' : '←'} {verbLabel(edge.type, language)}
                {edge.role !== null && ` (${roleText(edge, language)})`}
              </button>
              {other !== undefined && (
                <button type="button" className="link" onClick={() => act({ kind: 'select', id: other.id })}>
                  <TypeSign label={other.label} size={15} /> {nameIn(other, language)}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function EdgePane({ edge, data, view, act, details }: Props & { readonly edge: Edge }) {
  const { language } = view
  const answer = useAnswer(() => details.edge(edge), edge.id)
  const [from, to] = [data.cards.get(edge.from)!, data.cards.get(edge.to)!]
  const end = (card: Card) => (
    <button type="button" className="link" onClick={() => act({ kind: 'select', id: card.id })}>
      <TypeSign label={card.label} size={18} /> {nameIn(card, language)}
    </button>
  )
  const extra = [
    edge.role === null ? null : roleText(edge, language),
    edge.title,
    edge.scope,
    edge.inferred ? say(language, 'inferred') : null,
  ].filter((part) => part !== null)
  return (
    <article aria-label={verbLabel(edge.type, language)}>
      <h2 className="fact">
        {end(from)} <em>{verbLabel(edge.type, language)}</em> {end(to)}
      </h2>
      {extra.length > 0 && <p>{extra.join(' · ')}</p>}
      {answer.state === 'LOADING' && <p className="note">{say(language, 'loading')}</p>}
      {answer.state === 'FAILED' && <p className="wrong">{answer.message}</p>}
      {answer.state === 'THERE' && (
        <>
          {answer.value.roleAsPrinted !== null && (
            <p>
              “{answer.value.roleAsPrinted}” <small>({say(language, 'asPrinted')})</small>
            </p>
          )}
          <h3>{say(language, 'claims')}</h3>
          <Proofs proofs={answer.value.proofs} source={details} language={language} />
        </>
      )}
    </article>
  )
}

export function roleText({ type, role }: Edge, language: Language): string {
  const vocabulary = (relationshipTypes[type].fields as Readonly<Record<string, FieldType>>).role
  const isKnown = vocabulary !== undefined && vocabulary in vocabularies
  return role === null ? '' : isKnown ? termLabel(vocabulary as VocabularyName, role, language) : role
}
