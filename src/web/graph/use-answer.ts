/** An answer that is on its way, there, or failed. */
import { useEffect, useState } from 'react'

export type Answer<Value> =
  | { readonly state: 'LOADING' }
  | { readonly state: 'THERE'; readonly value: Value }
  | { readonly state: 'FAILED'; readonly message: string }

/** Asks again when `key` changes; what was asked for another key is not shown. */
export function useAnswer<Value>(ask: () => Promise<Value>, key: string): Answer<Value> {
  const [answer, setAnswer] = useState<Answer<Value> & { readonly key: string }>({ state: 'LOADING', key })
  useEffect(() => {
    let isWanted = true
    setAnswer({ state: 'LOADING', key })
    ask().then(
      (value) => isWanted && setAnswer({ state: 'THERE', value, key }),
      (error: unknown) =>
        isWanted && setAnswer({ state: 'FAILED', message: error instanceof Error ? error.message : `${error}`, key }),
    )
    return () => {
      isWanted = false
    }
  }, [key])
  return answer.key === key ? answer : { state: 'LOADING' }
}
