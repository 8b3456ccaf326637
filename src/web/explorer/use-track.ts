/** The view with its past, and the address that always holds it. */
import { useEffect, useMemo, useReducer, useState } from 'react'
import { changeTrack } from '../graph/change-view.ts'
import { readAddress, writeAddress } from '../graph/view-address.ts'

export function useTrack() {
  const opened = useMemo(() => readAddress(window.location.hash), [])
  const [track, act] = useReducer(changeTrack, { past: [], view: opened.view, future: [] })
  const [unread, setUnread] = useState(opened.unread)
  const address = writeAddress(track.view)
  useEffect(() => {
    // `replaceState` tells nobody: only what a person writes or goes back to arrives as a change of the address.
    window.history.replaceState(null, '', address === '' ? window.location.pathname : `#${address}`)
  }, [address, unread])
  useEffect(() => {
    const open = () => {
      const read = readAddress(window.location.hash)
      setUnread(read.unread)
      act({ kind: 'open', view: read.view })
    }
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // An empty field has nothing of its own to undo.
      const isTyping =
        event.target instanceof HTMLInputElement && event.target.type !== 'checkbox' && event.target.value !== ''
      if (isTyping || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return
      event.preventDefault()
      act({ kind: event.shiftKey ? 'redo' : 'undo' })
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return { track, act, unread }
}
