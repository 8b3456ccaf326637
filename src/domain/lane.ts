/** Lets so many be under way at once; the others wait, first come, first served. */
export class Lane {
  readonly #atOnce: number
  readonly #waiting: (() => void)[] = []
  #underWay = 0

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Runs it at once, or as soon as there is room. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.tryEnter()) await new Promise<void>((enter) => this.#waiting.push(enter))
    try {
      return await work()
    } finally {
      this.leave()
    }
  }

  /** Whether there was room: then `leave` must follow. */
  tryEnter(): boolean {
    if (this.#underWay >= this.#atOnce) return false
    this.#underWay++
    return true
  }

  /** Whether it came to be let in before `milliseconds` had passed: then `leave` must follow. */
  enterWithin(milliseconds: number): Promise<boolean> {
    return new Promise((done) => {
      const enter = () => {
        clearTimeout(timer)
        done(true)
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1)
        done(false)
      }, milliseconds)
      this.#waiting.push(enter)
    })
  }

  /** Whoever waits longest takes the place. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#underWay--
    else next()
  }
}
