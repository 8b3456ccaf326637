/** The sign of a type in the page, as the drawing has it. */
import type { EntityLabel } from '../../domain/ontology.ts'
import { looks } from './looks.ts'

export function TypeSign({ label, size = 20 }: { readonly label: EntityLabel; readonly size?: number }) {
  const { colour, sign } = looks[label]
  return (
    <svg className="sign" width={size} height={size} viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" rx={label === 'Partner' ? 18 : 8} fill={colour} />
      <path
        d={sign}
        transform="translate(6 6)"
        fill="none"
        stroke="#fff"
        strokeWidth="1.900"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  )
}
