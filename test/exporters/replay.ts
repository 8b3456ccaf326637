/** Runs a script of Cypher as cypher-shell does: statement after statement, each in a transaction of its own. */
import type { Graph } from '../../src/graph/graph.ts'

export async function replay(graph: Graph, script: string): Promise<void> {
  for (const statement of statementsOf(script)) await graph.define(statement)
}

/** Ends are semicolons that stand in no string and no comment. Comments between statements go with the next. */
export function statementsOf(script: string): string[] {
  const statements: string[] = []
  let from = 0
  for (const { 0: found, index } of script.matchAll(/'(?:[^'\\]|\\.)*'|\/\/[^\n]*|;/gsu)) {
    if (found !== ';') continue
    statements.push(script.slice(from, index).trim())
    from = index + 1
  }
  const rest = script
    .slice(from)
    .replaceAll(/^\/\/.*$/gm, '')
    .trim()
  return rest === '' ? statements : [...statements, rest]
}
