/** How often a database that dies is brought back. */
export interface RestartLimits {
  /** So many restarts … */
  readonly tries: number
  /** … within so many milliseconds; then it is given up. */
  readonly windowMs: number
  /** The pause before the first of them in milliseconds; it doubles with each, up to 16 times. */
  readonly firstPauseMs: number
}

export const RESTART_LIMITS: RestartLimits = { tries: 5, windowMs: 300_000, firstPauseMs: 500 }

export class RestartBudget {
  #restarts: number[] = []
  readonly #limits: RestartLimits

  constructor(limits: RestartLimits) {
    this.#limits = limits
  }

  /** Milliseconds to wait before the restart that is due now; null when there were too many. */
  next(now: number = Date.now()): number | null {
    const { tries, windowMs, firstPauseMs } = this.#limits
    this.#restarts = this.#restarts.filter((at) => now - at < windowMs)
    if (this.#restarts.length >= tries) return null
    this.#restarts.push(now)
    return firstPauseMs * 2 ** Math.min(this.#restarts.length - 1, 4)
  }
}
