/** The pane that lists the ready questions, so that one is found again when its tab is changed or closed. */
import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react'
import { questionGroups, type ReadyQuestion } from './ready-questions.ts'
import { hasRoomForPanes } from './room.ts'

export const questionsPane: GraphiQLPlugin = { title: 'Questions', icon: QuestionsIcon, content: QuestionsPane }

function QuestionsPane() {
  const { activeText, open } = useOpenQuestion()
  return (
    <section aria-label="Ready questions" className="questions">
      <h1>Questions</h1>
      {questionGroups.map(({ audience, questions }) => (
        <section key={audience}>
          <h2>For the {audience}</h2>
          <ul>
            {questions.map((question) => (
              <li key={question.name}>
                <button type="button" aria-current={question.text === activeText} onClick={() => open(question)}>
                  {sentence(question.answers)}
                </button>
                <Files of={question} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

const formats = { csv: 'CSV', xlsx: 'Excel', md: 'Markdown', json: 'JSON' } as const

/** The answer to take along. Folded, so that whoever goes by keyboard passes one stop and not four. */
function Files({ of: { file, answers, variables } }: { readonly of: ReadyQuestion }) {
  return (
    <details className="files">
      <summary aria-label={`Files: ${sentence(answers)}`}>Files</summary>
      <p>
        {Object.entries(formats).map(([format, name]) => (
          <a key={format} href={`../q/${file}.${format}`} download aria-label={`${name}: ${sentence(answers)}`}>
            {name}
          </a>
        ))}
      </p>
      <p>
        All pages are in it. {variables.length === 0 ? 'Words' : `Variables (${variables.join(', ')}) and words`} in
        Vietnamese go into the address: <a href="../q">how</a>.
      </p>
    </details>
  )
}

/** Goes to the tab that holds the question as it is, or opens one. */
function useOpenQuestion() {
  const { tabs, activeTabIndex, queryEditor } = useGraphiQL(pick('tabs', 'activeTabIndex', 'queryEditor'))
  const { addTab, changeTab, setVisiblePlugin } = useGraphiQLActions()
  const open = ({ text }: ReadyQuestion) => {
    if (!hasRoomForPanes()) setVisiblePlugin(null)
    const index = tabs.findIndex((tab) => tab.query === text)
    if (index >= 0) return changeTab(index)
    addTab()
    queryEditor?.setValue(text)
  }
  return { activeText: tabs[activeTabIndex]?.query, open }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function QuestionsIcon() {
  return (
    <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M3 3.5h14v10.5h-8l-3.5 3v-3h-2.5z" strokeLinejoin="round" />
      <path d="M6.5 7h7M6.5 10h4.5" strokeLinecap="round" />
    </svg>
  )
}
