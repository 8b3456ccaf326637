/**
 * Builds the pages into `dist/web/`, from where the server serves them: start, playground, explorer. Nothing comes from
 * elsewhere.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Monaco, the editor, is one chunk of this size however it is cut.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: { home: page('home.html'), playground: page('index.html'), explorer: page('explorer/index.html') },
      // GraphiQL makes its icons’ titles, which screen readers say, of the names of functions.
      output: { keepNames: true },
      // GraphiQL's files carry hints for its own compiler, which are spent by now.
      onLog: (level, log, next) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log)
      },
    },
  },
  worker: { format: 'es' },
})
