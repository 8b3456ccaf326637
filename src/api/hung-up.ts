/** Who asked may leave before there is an answer: then nobody waits for it any more. */
import type { FastifyReply } from 'fastify'

/**
 * Aborts when whoever asked has hung up, unless others wait for the same. To be called before anything is waited for: what
 * happened before is not told again. An answer behind another of its connection has no socket yet, so both are listened to.
 */
export function whileWaitedFor({ raw, request }: FastifyReply, isShared: () => boolean = () => false): AbortSignal {
  const gone = new AbortController()
  const { socket } = request.raw
  const end = () => {
    raw.off('close', end)
    socket.off('close', end)
    if (!raw.writableFinished && !isShared()) gone.abort()
  }
  raw.once('close', end)
  socket.once('close', end)
  if (socket.destroyed) end()
  return gone.signal
}
