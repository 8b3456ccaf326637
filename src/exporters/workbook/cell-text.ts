/** What a spreadsheet can hold, and how it writes what XML has no place for. */

/** Of a sheet, its head included. */
export const MOST_ROWS = 1_048_576
/** Of a cell, in UTF-16 units. */
export const MOST_CHARACTERS = 32_767
/** Excel counts days from 1900, and takes that for a leap year: what lies before stays text. */
const FIRST_DAY = '1900-03-01'

/** What XML has no place for, or the library takes out: controls, halves of letters, and what is no character. */
const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]/gu

/** As ECMA-376 writes such characters (`ST_Xstring`), and so what looks like that. */
export function escapeText(value: string): string {
  const text = value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll(UNWRITABLE, escaped)
  // The library finds texts again in an object that has these of its own: `constructor`, `__proto__`.
  return text in Object.prototype ? escaped(text.charAt(0)) + text.slice(1) : text
}

/** Each UTF-16 unit for itself. */
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, place) => text.charCodeAt(place))
  return units.map((unit) => `_x${unit.toString(16).toUpperCase().padStart(4, '0')}_`).join('')
}

/** A day that spreadsheets reckon with, or null. */
export function dayOf(text: string): Date | null {
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= FIRST_DAY ? new Date(`${text}T00:00:00Z`) : null
}

/** At most 31 characters, without those that Excel forbids; each once, whatever its case. In the order of `names`. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const base = name.replaceAll(/[:\\/?*[\]']/g, ' ').slice(0, 31) || 'table'
    let free = base
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${base.slice(0, 28)} ${number}`
    taken.add(free.toLowerCase())
    return free
  })
}
