/** Text as it stands in HTML. */
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

export function encodeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => SIGNS[sign]!)
}
