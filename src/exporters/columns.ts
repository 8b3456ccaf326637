/** How columns are named where people choose them, in every format that has tables. */

/** `name` is of the tables of entities, `relationships.role` of another table. */
export function columnName(group: string, key: string): string {
  return group === 'entities' ? key : `${group}.${key}`
}

/** Of the names that were chosen, those of a group's columns, in their order. */
export function namesOfGroup(group: string, chosen: readonly string[] | null): string[] {
  return (chosen ?? []).filter((name) => (group === 'entities' ? !name.includes('.') : name.startsWith(`${group}.`)))
}
