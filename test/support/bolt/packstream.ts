/** The values that Bolt messages are made of, as far as a proxy must read and write them. Integers come as numbers. */
export interface Structure {
  readonly tag: number
  readonly fields: readonly Value[]
}

export type Value = null | boolean | number | string | Buffer | Value[] | Structure | { [key: string]: Value }

/** The message that `bytes` hold, without its chunks. */
export function decode(bytes: Buffer): Structure {
  return new Reader(bytes).read() as Structure
}

/** Kinds whose size stands in the low half of their first byte, by its high half. */
const SMALL = { 8: 'string', 9: 'list', 10: 'map', 11: 'structure' } as const
/** Kinds whose size follows their first byte, and in how many bytes. */
const SIZED: Readonly<Record<number, readonly [kind: 'bytes' | 'string' | 'list' | 'map', bytes: 1 | 2 | 4]>> = {
  204: ['bytes', 1],
  205: ['bytes', 2],
  206: ['bytes', 4],
  208: ['string', 1],
  209: ['string', 2],
  210: ['string', 4],
  212: ['list', 1],
  213: ['list', 2],
  214: ['list', 4],
  216: ['map', 1],
  217: ['map', 2],
  218: ['map', 4],
}

class Reader {
  #at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  read(): Value {
    const marker = this.#take(1).readUInt8()
    const small = SMALL[(marker >> 4) as keyof typeof SMALL]
    if (small !== undefined) return this.#readSized(small, marker & 0x0f)
    const sized = SIZED[marker]
    if (sized !== undefined) return this.#readSized(sized[0], this.#take(sized[1]).readUIntBE(0, sized[1]))
    return this.#readPlain(marker)
  }

  #readPlain(marker: number): Value {
    if (marker < 0x80) return marker
    if (marker >= 0xf0) return marker - 0x100
    switch (marker) {
      case 0xc0:
        return null
      case 0xc1:
        return this.#take(8).readDoubleBE()
      case 0xc2:
        return false
      case 0xc3:
        return true
      case 0xc8:
        return this.#take(1).readInt8()
      case 0xc9:
        return this.#take(2).readInt16BE()
      case 0xca:
        return this.#take(4).readInt32BE()
      case 0xcb:
        return Number(this.#take(8).readBigInt64BE())
    }
    throw new Error(`No value of PackStream begins with 0x${marker.toString(16)}.`)
  }

  #readSized(kind: 'bytes' | 'string' | 'list' | 'map' | 'structure', size: number): Value {
    if (kind === 'bytes') return this.#take(size)
    if (kind === 'string') return this.#take(size).toString('utf8')
    if (kind === 'structure') return { tag: this.#take(1).readUInt8(), fields: this.#readList(size) }
    if (kind === 'list') return this.#readList(size)
    return Object.fromEntries(Array.from({ length: size }, () => [this.read() as string, this.read()]))
  }

  #readList(size: number): Value[] {
    return Array.from({ length: size }, () => this.read())
  }

  #take(size: number): Buffer {
    this.#at += size
    return this.#bytes.subarray(this.#at - size, this.#at)
  }
}

/** A message of the server's: one map, or nothing, in a structure. Maps, lists and texts may be up to 64 KiB. */
export function encode(tag: number, ...fields: readonly Value[]): Buffer {
  return Buffer.concat([Buffer.from([0xb0 | fields.length, tag]), ...fields.map(encodeValue)])
}

function encodeValue(value: Value): Buffer {
  if (value === null) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'number') return encodeInteger(value)
  if (typeof value === 'string') return sized(0xd1, Buffer.byteLength(value), [Buffer.from(value)])
  if (Array.isArray(value)) return sized(0xd5, value.length, value.map(encodeValue))
  const entries = Object.entries(value as { [key: string]: Value })
  return sized(
    0xd9,
    entries.length,
    entries.flatMap(([key, item]) => [encodeValue(key), encodeValue(item)]),
  )
}

function encodeInteger(value: number): Buffer {
  const bytes = Buffer.alloc(9, 0xcb)
  bytes.writeBigInt64BE(BigInt(value), 1)
  return bytes
}

function sized(marker: number, size: number, parts: readonly Buffer[]): Buffer {
  const head = Buffer.from([marker, 0, 0])
  head.writeUInt16BE(size, 1)
  return Buffer.concat([head, ...parts])
}
