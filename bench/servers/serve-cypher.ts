/**
 * The least that a server can be: `node:http`, which reads a request, sends the hand-written Cypher of a workload and
 * writes the answer. Nothing is checked, limited, compressed or logged.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { completeAnswer } from '../measure/compare-answers.ts'
import { openReferenceClient } from '../measure/reference-client.ts'
import { allWorkloads } from '../workloads/all-workloads.ts'
import { runAsInstalled, serverSettings, tellParent } from './server-side.ts'

runAsInstalled()
const client = openReferenceClient(serverSettings())
const workloads = new Map(allWorkloads(JSON.parse(process.env.BENCH_TARGETS!)).map((one) => [one.name, one]))

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  const workload = workloads.get(JSON.parse(text).name)!
  const body = Buffer.from(JSON.stringify(completeAnswer(workload, await client.answer(workload.reference))))
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error)
    response.writeHead(500, { 'content-length': 0 }).end()
  })
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
tellParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, async () => {
  server.closeAllConnections()
  await client.close()
})
