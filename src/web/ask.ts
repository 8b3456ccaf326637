/** Sends a question to the server that served this page; also below another path, behind a proxy. */
import type { GraphiQLProps } from 'graphiql'

type Ask = GraphiQLProps['fetcher']

const ENDPOINT = new URL('../graphql', document.baseURI)

/** Resolves with the answer; what goes wrong on the way is an answer with one error. */
export const ask: Ask = async (question) => {
  const response = await fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(question),
  }).catch(() => null)
  if (response === null) return failure('The server does not answer. Is it running?')
  return response.json().catch(() => failure(`The server answers with status ${response.status} and no JSON.`))
}

function failure(message: string) {
  return { errors: [{ message }] }
}
