/** GraphiQL with our questions, our name and nothing that a reader of this graph does not need. */
import { explorerPlugin } from '@graphiql/plugin-explorer'
import { pick, useGraphiQL } from '@graphiql/react'
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql'
import { useEffect } from 'react'
import '@graphiql/react/style.css'
import '@graphiql/plugin-doc-explorer/style.css'
import '@graphiql/plugin-history/style.css'
import 'graphiql/graphiql.css'
import '@graphiql/plugin-explorer/style.css'
import './playground.css'
import mark from './accord.svg'
import { ask } from './ask.ts'
import { questionsPane } from './questions-pane.tsx'
import { readyQuestions } from './ready-questions.ts'
import { hasRoomForPanes } from './room.ts'

const explorerPane = { ...explorerPlugin({ showAttribution: false }), title: 'Explorer' }
const plugins = [questionsPane, explorerPane, HISTORY_PLUGIN]
const openingTabs = readyQuestions.map(({ text }) => ({ query: text }))
const openingPane = hasRoomForPanes() ? questionsPane : undefined

export function Playground() {
  return (
    <GraphiQL
      fetcher={ask}
      defaultTabs={openingTabs}
      plugins={plugins}
      visiblePlugin={openingPane}
      isHeadersEditorEnabled={false}
      defaultEditorToolsVisibility={false}
    >
      <GraphiQL.Logo>
        <span className="wordmark">
          <img src={mark} alt="" width="20" height="20" />
          Accord
          <a href="../explorer/">Graph</a>
        </span>
      </GraphiQL.Logo>
      <EditorOptions />
      <TabInView />
    </GraphiQL>
  )
}

const OPTIONS = {
  fontSize: 13,
  lineHeight: 20,
  wordWrap: 'on',
  unicodeHighlight: { ambiguousCharacters: false },
} as const

/** GraphiQL asks for a font without Vietnamese letters, cuts long lines off and marks every dash of a quote as odd. */
function EditorOptions() {
  const { queryEditor, variableEditor, responseEditor } = useGraphiQL(
    pick('queryEditor', 'variableEditor', 'responseEditor'),
  )
  useEffect(() => {
    const container = document.querySelector('.graphiql-container')
    if (container === null) return
    const fontFamily = getComputedStyle(container).getPropertyValue('--font-family-mono')
    for (const editor of [queryEditor, variableEditor, responseEditor]) {
      editor?.updateOptions({ ...OPTIONS, fontFamily })
    }
  }, [queryEditor, variableEditor, responseEditor])
  return null
}

/** There are more tabs than room: the one that is asked for comes into view. */
function TabInView() {
  const { activeTabIndex, tabs } = useGraphiQL(pick('activeTabIndex', 'tabs'))
  useEffect(() => {
    document.querySelector('[role=tab][aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [activeTabIndex, tabs.length])
  return null
}
