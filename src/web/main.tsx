/** Starts the playground. Workers first: the editor looks for them when it is made. */
import 'graphiql/setup-workers/vite'
import { createRoot } from 'react-dom/client'
import { Playground } from './playground.tsx'

createRoot(document.getElementById('playground')!).render(<Playground />)
