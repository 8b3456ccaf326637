import { describe, expect, it } from 'vitest'
import { formatArgumentFile } from '../../src/database/java-arguments.ts'
import { isNewerLine } from '../../src/database/neo4j-home.ts'
import { findCause } from '../../src/database/neo4j-log.ts'
import { RestartBudget } from '../../src/database/restart-limits.ts'

describe('findCause', () => {
  it('gives the innermost cause of the last error', () => {
    const log = [
      '2026-11-22 08:20:44.000+0000 INFO  Starting...',
      '2026-11-22 08:20:44.741+0000 ERROR Failed to start Neo4j on localhost:7474.',
      'java.lang.RuntimeException: Error starting Neo4j database server',
      '\tat org.neo4j.x(X.java:1)',
      'Caused by: org.neo4j.kernel.lifecycle.LifecycleException: Component failed',
      'Caused by: org.neo4j.io.locker.FileLockException: Lock file has been locked by another process: /x/store_lock.',
      '\t... 7 more',
      '2026-11-22 08:20:55.730+0000 INFO  Stopped.',
    ]
    expect(findCause(log.join('\n'))).toBe('Lock file has been locked by another process: /x/store_lock.')
  })

  it('gives the error itself where it has no cause, and null where there is no error', () => {
    expect(findCause('2026-11-22 08:20:44.741+0000 ERROR Something broke.')).toBe('Something broke.')
    expect(findCause('2026-11-22 08:20:44.741+0000 INFO  Started.')).toBeNull()
  })
})

describe('isNewerLine', () => {
  it('compares the first two numbers', () => {
    expect(isNewerLine('2025.01.0', '5.26.30')).toBe(true)
    expect(isNewerLine('5.27.0', '5.26.30')).toBe(true)
    expect(isNewerLine('5.26.99', '5.26.30')).toBe(false)
    expect(isNewerLine('4.4.0', '5.26.30')).toBe(false)
  })
})

describe('formatArgumentFile', () => {
  it('quotes every argument as java(1) reads it', () => {
    expect(formatArgumentFile(['-cp', 'C:\\Program Files\\a.jar', 'a "b"'])).toBe(
      '"-cp"\n"C:\\\\Program Files\\\\a.jar"\n"a \\"b\\""\n',
    )
  })
})

describe('RestartBudget', () => {
  it('doubles the pause with each restart and ends after so many within the window', () => {
    const budget = new RestartBudget({ tries: 3, windowMs: 1000, firstPauseMs: 10 })
    expect([budget.next(0), budget.next(1), budget.next(2), budget.next(3)]).toEqual([10, 20, 40, null])
    expect(budget.next(1001)).toBe(20)
  })
})
