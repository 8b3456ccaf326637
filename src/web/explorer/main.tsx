/** Starts the explorer. */
import { createRoot } from 'react-dom/client'
import '../graph/workbench.css'
import { Explorer } from './explorer.tsx'

createRoot(document.getElementById('explorer')!).render(<Explorer />)
