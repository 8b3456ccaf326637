/** What a spreadsheet can hold, and how it writes what XML has no place for. */

/** Of a sheet, its head included. */
export const MOST_ROWS = 1_048_576
/** Of a cell, in UTF-16 units. */
export const MOST_CHARACTERS = 32_767
/** Excel counts days from 1900, and takes that for a leap year: what lies before stays text. */
export const FIRST_DAY = '1900-03-01'

/** Control characters as ECMA-376 writes them (`ST_Xstring`), and so what looks like that. */
export function escapeText(value: string): string {
  return value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (character) => {
    const isLegal = character === '\t' || character === '\n' || (character >= '\x7f' && character < '\ufffe')
    return isLegal ? character : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
  })
}
