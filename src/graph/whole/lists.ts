/** Many short lists of whole numbers in two arrays: nothing else holds tens of millions of them in little memory. */

export class Lists {
  /** Where the list of each group begins; one more than there are groups. */
  readonly #starts: Int32Array
  readonly #items: Int32Array

  /** Lists, by group, of the places at which `groups` holds it, in the order of `order` where it is given. */
  constructor(groups: Int32Array, count: number, order?: Int32Array) {
    this.#starts = new Int32Array(count + 1)
    for (const group of groups) this.#starts[group + 1]!++
    for (let group = 0; group < count; group++) this.#starts[group + 1]! += this.#starts[group]!
    const next = this.#starts.slice(0, count)
    this.#items = new Int32Array(groups.length)
    for (let at = 0; at < groups.length; at++) {
      const item = order === undefined ? at : order[at]!
      this.#items[next[groups[item]!]!++] = item
    }
  }

  /** A view, not a copy. */
  of(group: number): Int32Array {
    return this.#items.subarray(this.#starts[group]!, this.#starts[group + 1]!)
  }

  /** All items, group by group. */
  get all(): Int32Array {
    return this.#items
  }
}
