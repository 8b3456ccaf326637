/** What the note of a project says of its budget stands beside the budget, and not in the note. */
import type { EntityFacts } from './brief-facts.ts'
import { textOf } from './fields.ts'

export function budgetNote({ entity }: EntityFacts): { readonly budget: string | null; readonly rest: string | null } {
  const note = textOf(entity.fields, 'note')
  const hasBudget = typeof entity.fields.budgetAmount === 'number'
  const [, before = '', budget, after = ''] = /^(|.*?\. )Budget: (.*?)\.(?: (.*))?$/s.exec(note ?? '') ?? []
  return budget === undefined || !hasBudget ? { budget: null, rest: note } : { budget, rest: (before + after).trim() }
}
