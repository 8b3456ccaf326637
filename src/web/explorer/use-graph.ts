/** The graph of a view: the last one stays until the next is there. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Language } from '../../domain/history-title.ts'
import { nameIn } from '../../domain/labels.ts'
import type { Act } from '../graph/change-view.ts'
import type { Step, View } from '../graph/view.ts'
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

export function useGraph(view: View, act: Act): GraphState {
  const reader = useMemo(() => openGraphReader(openLayoutWorker()), [])
  const [state, setState] = useState<GraphState>({ graph: NOTHING, busy: null, fault: null, announced: '' })
  const { language, steps } = view
  const key = JSON.stringify(steps)
  const stands = useRef<readonly Step[] | null>(null)
  useEffect(() => {
    const leaving = new AbortController()
    const { signal } = leaving
    // Back at what stands, a step has failed: its sentence stays.
    const isBack = JSON.stringify(stands.current) === key
    setState((before) => ({ ...before, busy: say(language, 'loading'), fault: isBack ? before.fault : null }))
    const onArranging = (many: number) => {
      if (!signal.aborted) setState((before) => ({ ...before, busy: say(language, 'arranging', { n: many }) }))
    }
    reader.read(view, onArranging, signal).then(
      (graph) => {
        if (signal.aborted) return
        stands.current = steps
        setState((before) => stateOf(graph, before, view))
      },
      (error: unknown) => {
        if (signal.aborted) return
        const fault = error instanceof TooManyEntities ? say(language, 'tooMany') : `${(error as Error).message}`
        setState((before) => ({ ...before, busy: null, fault }))
        if (stands.current !== null) act({ kind: 'takeBack', failed: steps, stands: stands.current })
      },
    )
    return () => leaving.abort()
  }, [key, reader])
  return state
}

function stateOf(graph: ReadGraph, before: GraphState, view: View): GraphState {
  const unknown = graph.unknown.map((id) => say(view.language, 'unknownId', { id }))
  const fault = [before.fault, ...unknown].filter((one) => one !== null).join(' ')
  return { graph, busy: null, fault: fault || null, announced: changeOf(before.graph, graph, view, view.language) }
}

/** `12 entities added. 40 neighbours of Cuba not in view.` */
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
