/** Starts the viewer over the data in its file. */
import { createRoot } from 'react-dom/client'
import '../graph/workbench.css'
import { readFileData } from './file-data.ts'
import { Viewer } from './viewer.tsx'

const text = document.getElementById('data')!.textContent ?? ''
createRoot(document.getElementById('viewer')!).render(<Viewer file={readFileData(text)} />)
