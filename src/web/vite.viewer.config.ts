/** Builds the viewer of one-file exports: one script and one style, which the exporter puts into each file. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: '../../dist/web/viewer',
    emptyOutDir: true,
    target: 'es2022',
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2_000,
    lib: {
      entry: fileURLToPath(new URL('viewer/main.tsx', import.meta.url)),
      formats: ['iife'],
      name: 'accord',
      fileName: () => 'viewer.js',
      cssFileName: 'viewer',
    },
  },
})
