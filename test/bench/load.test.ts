import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openConnection, postRequest } from '../../bench/load/connection.ts'
import { runSlice } from '../../bench/load/run-slice.ts'

let server: Server | null = null

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<URL> {
  server = createServer(listener)
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
}

const answering =
  (body: string): RequestListener =>
  (request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-length': Buffer.byteLength(body) }).end(body))
  }

test('a connection is kept from question to question, and reads long answers whole', async () => {
  const body = 'ờ'.repeat(200_000)
  let connections = 0
  const url = await serve(answering(body))
  server!.on('connection', () => connections++)
  const connection = await openConnection(url)
  for (let asked = 0; asked < 3; asked++) {
    const answer = await connection.ask(postRequest(url, '{}'))
    expect(answer.status).toBe(200)
    expect(answer.body.toString() === body).toBe(true)
  }
  connection.close()
  expect(connections).toBe(1)
})

test('a slice counts right answers; another length or a closed connection is an error', async () => {
  const url = await serve(answering('right'))
  const slice = { url, request: postRequest(url, '{}'), connections: 4, milliseconds: 50 }
  const right = await runSlice({ ...slice, bytes: 5 })
  expect(right.latencies.length).toBeGreaterThanOrEqual(4)
  expect(right).toMatchObject({ errors: 0, fault: null })
  expect(right.answersPerSecond).toBeGreaterThan(0)
  const wrong = await runSlice({ ...slice, bytes: 6 })
  expect(wrong.latencies).toEqual([])
  expect(wrong.errors).toBeGreaterThan(0)
  expect(wrong.fault).toBe('200, 5 bytes: right')
  server!.removeAllListeners('request').on('request', (request) => request.socket.destroy())
  expect(await runSlice({ ...slice, bytes: 5 })).toMatchObject({
    latencies: [],
    errors: 4,
    fault: expect.stringContaining('closed'),
  })
})
