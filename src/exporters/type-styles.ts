/** How types look in pictures: told apart by form as well as by colour, and readable when printed in grey. */
import type { NodeLabel } from '../domain/ontology.ts'

export interface TypeStyle {
  readonly fill: string
  readonly line: string
  /** As Graphviz calls it, with what its line is like. */
  readonly shape: string
  readonly form: 'plain' | 'rounded' | 'diagonals' | 'bold'
  /** Before and after the label of a node in Mermaid. */
  readonly brackets: readonly [string, string]
}

const style = (
  fill: string,
  line: string,
  shape: string,
  brackets: readonly [string, string],
  form: TypeStyle['form'] = 'plain',
): TypeStyle => ({ fill, line, shape, form, brackets })

const plain = ['[', ']'] as const

export const typeStyles: Readonly<Record<NodeLabel, TypeStyle>> = {
  Partner: style('#d9e8f6', '#22639b', 'box', ['(', ')'], 'bold'),
  Institution: style('#e0f0dc', '#37743a', 'box', plain),
  Person: style('#f7ecd6', '#8f6215', 'ellipse', ['([', '])']),
  Agreement: style('#fde3da', '#ac4226', 'note', plain),
  Committee: style('#e8e0f3', '#64449a', 'box', ['{{', '}}'], 'diagonals'),
  Meeting: style('#daf1ef', '#1b6f6d', 'box', ['[[', ']]'], 'rounded'),
  Project: style('#f8f0c4', '#756300', 'component', ['[/', '\\]']),
  Policy: style('#e9e9e1', '#57574a', 'folder', ['>', ']']),
  Topic: style('#f3f3f3', '#6b6b6b', 'underline', ['(', ')']),
  Source: style('#ffffff', '#6b6b6b', 'box', plain),
  ReportedFigure: style('#f7dfec', '#96316a', 'cds', ['[\\', '/]']),
  StatusChange: style('#ffffff', '#6b6b6b', 'box', plain),
  Judgement: style('#ffffff', '#6b6b6b', 'box', plain),
}
