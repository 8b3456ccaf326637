/** The graph of a view: the last one stays until the next is there. */
import { useEffect, useMemo, useState } from 'react'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import type { View } from '../graph/view.ts'
import { emptyGraph } from '../graph/visible.ts'
import { say } from '../graph/words.ts'
import { openGraphReader, type ReadGraph, TooManyEntities } from './graph-reader.ts'
import { openLayoutWorker } from './lay-out-aside.ts'

const NOTHING: ReadGraph = { data: emptyGraph, places: new Map(), paths: null, unknown: [] }

export interface GraphState {
  readonly graph: ReadGraph
  /** What is being done; null where all is there. */
  readonly busy: string | null
  readonly fault: string | null
  /** What has changed, for who does not see it. */
  readonly announced: string
}

export function useGraph(view: View): GraphState {
  const reader = useMemo(() => openGraphReader(openLayoutWorker()), [])
  const [state, setState] = useState<GraphState>({ graph: NOTHING, busy: null, fault: null, announced: '' })
  const { language, steps } = view
  const key = JSON.stringify(steps)
  useEffect(() => {
    let isWanted = true
    setState((before) => ({ ...before, busy: say(language, 'loading'), fault: null }))
    const onArranging = (many: number) => {
      if (isWanted) setState((before) => ({ ...before, busy: say(language, 'arranging', { n: many }) }))
    }
    reader.read(view, onArranging).then(
      (graph) => {
        if (!isWanted) return
        const fault = graph.unknown.map((id) => say(language, 'unknownId', { id })).join(' ') || null
        setState((before) => ({ graph, busy: null, fault, announced: changeOf(before.graph, graph, view, language) }))
      },
      (error: unknown) => {
        if (!isWanted) return
        const fault = error instanceof TooManyEntities ? say(language, 'tooMany') : `${(error as Error).message}`
        setState((before) => ({ ...before, busy: null, fault }))
      },
    )
    return () => {
      isWanted = false
    }
  }, [key, reader])
  return state
}

/** `12 entities added. 40 neighbours of Cuba are not in view.` */
function changeOf(before: ReadGraph, after: ReadGraph, view: View, language: Language): string {
  const added = [...after.data.cards.keys()].filter((id) => !before.data.cards.has(id)).length
  const removed = [...before.data.cards.keys()].filter((id) => !after.data.cards.has(id)).length
  const last = view.steps.at(-1)
  const card = last?.kind === 'expand' ? after.data.cards.get(last.id) : undefined
  const hidden = card === undefined ? 0 : (after.data.hidden.get(card.id)?.count ?? 0)
  const parts = [
    added > 0 ? say(language, 'added', { n: added }) : null,
    removed > 0 ? say(language, 'removed', { n: removed }) : null,
    card === undefined ? null : say(language, 'stillHidden', { n: hidden, name: nameIn(card, language) }),
  ].filter((part) => part !== null)
  return parts.length === 0 ? '' : `${parts.join('. ')}.`
}
