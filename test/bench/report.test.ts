import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BenchResult, ServerKind, WorkloadResult } from '../../bench/report/bench-result.ts'
import { drawGrowth, labelPlaces } from '../../bench/report/draw-growth.ts'
import { missedGoals, ratiosOf } from '../../bench/report/goals.ts'
import { growthLines, missedGrowth } from '../../bench/report/growth-curve.ts'
import { SPEED_BEGINS, SPEED_ENDS, speedSection, withSpeedSection } from '../../bench/report/speed-section.ts'
import { RESULTS, readResults } from '../../bench/report/stored-results.ts'
import { toMarkdown, toScreen } from '../../bench/report/write-report.ts'

const timing = (p50: number) => ({ p50, p95: p50, p99: p50 })
const load = (answersPerSecond: number) => ({ answersPerSecond, p50: 1, p99: 2, errors: 0 })

function workload(name: string, hits: number, servers: Readonly<Partial<Record<ServerKind, number>>>): WorkloadResult {
  const loads = Object.fromEntries(Object.entries(servers).map(([kind, perSecond]) => [kind, load(perSecond)]))
  return {
    name,
    by: 'OWN_QUERY',
    isAggregation: name.startsWith('totals'),
    milliseconds: { reference: timing(2), inProcess: timing(3) },
    hits: { reference: 100, accord: hits, proof: null },
    statements: 1,
    things: 10,
    http: { 1: loads, 16: loads, 64: loads },
    stockNote: null,
  }
}

function result(scale: BenchResult['scale'], entities: number, hits: number): BenchResult {
  const servers = { cypher: 100, accord: 80, cached: 900, stock: 20 }
  const size = { entities, relationships: 1, evidence: 1, claims: 1, historyEntries: 1 }
  const workloads = [workload('history of a hub', hits, servers), workload('totals of all', 50 * hits, servers)]
  return {
    scale,
    date: '2026-11-22T12:00:00.000Z',
    versions: { Accord: '0.1.0' },
    machine: { cores: 2, memoryGigabytes: 24 },
    rounds: 200,
    slices: { rounds: 3, seconds: 0.5, warmUpSeconds: 3 },
    graphs: [{ graph: scale, ...size, workloads, memory: {} }],
  }
}

test('ratios are of Accord to the others; a goal is met at its bound and missed beyond', () => {
  const { graphs } = result('10k', 10_000, 120)
  const [hub] = graphs[0]!.workloads
  expect(ratiosOf(hub!)).toMatchObject({ time: 1.5, hits: 1.2, throughput: { 16: 0.8 }, stock: 4, repeated: 45 })
  expect(missedGoals(hub!)).toEqual(['stockOfHub'])
  expect(missedGoals({ ...hub!, hits: { ...hub!.hits, accord: 121 } })).toEqual(['hits', 'stockOfHub'])
})

test('what was not measured misses no goal', () => {
  const { graphs } = result('10k', 10_000, 120)
  expect(missedGoals({ ...graphs[0]!.workloads[0]!, http: null })).toEqual([])
})

test('every workload has its row, on the screen and in Markdown', () => {
  const run = result('10k', 10_000, 120)
  for (const table of [toScreen(run), toMarkdown(run)]) {
    expect(table).toMatch(/history of a hub.*1\.50.*1\.20.*0\.80.*4\.00.*45\.00.*stock of hub/)
    expect(table).toContain('10,000 entities')
  }
})

test('a load that nobody answered has no time, before it is stored and after', () => {
  const run = result('10k', 10_000, 120)
  Object.assign(run.graphs[0]!.workloads[0]!.http![16]!.accord!, { p99: Number.NaN })
  expect(toMarkdown(run)).not.toMatch(/NaN|null/)
  expect(toMarkdown(JSON.parse(JSON.stringify(run)))).toBe(toMarkdown(run))
})

test('growth is of local questions, from the smallest graph to the largest', () => {
  const results = [result('1m', 1_000_000, 150), result('10k', 10_000, 100)]
  const lines = growthLines(results)
  expect(lines.map(({ name, hitsGrowth }) => [name, hitsGrowth])).toEqual([['history of a hub', 1.5]])
  expect(missedGrowth(lines)).toEqual([{ name: 'history of a hub', goal: 'hitsGrowth', value: 1.5 }])
  expect(growthLines(results.slice(0, 1))).toEqual([])
  const picture = drawGrowth(lines)
  expect(picture).toContain('>history of a hub<')
  expect(picture).toContain('>1m<')
  expect(picture).not.toMatch(/NaN|undefined/)
})

test('a line that ends far above the others leaves them apart', () => {
  const heights = (hits: readonly number[]) => {
    const lines = hits.map((last) => {
      const points = [10_000, 100_000].map((entities, at) => ({ entities, hits: at === 0 ? 1 : last, time: 1 }))
      return { name: `to ${last}`, points, hitsGrowth: last, timeGrowth: 1 }
    })
    const ends = [...drawGrowth(lines).matchAll(/points="\S+ [\d.]+,([\d.]+)"/g)].map(([, y]) => Number(y))
    return ends.slice(0, hits.length)
  }
  const [low, middle, high] = heights([1, 2, 4]) as [number, number, number]
  expect(middle - high).toBeCloseTo(2 * (low - middle), 0)
  const [one, two, far] = heights([1, 2, 100]) as [number, number, number]
  expect(one - two).toBeGreaterThan(20)
  expect(two - far).toBeGreaterThan(100)
})

test('labels of lines that end together stand apart', () => {
  const places = labelPlaces([100, 101, 102, 200])
  expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(14)
  expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(14)
  expect(places[3]).toBe(200)
})

test('the section of the README is written between its marks, and needs them', () => {
  const section = speedSection([result('10k', 10_000, 120)])
  expect(section).toContain('| history of a hub | 1.50 × | 1.20 × | 0.80 × | 4.00 × | 45.00 × |')
  const two = [result('100k', 100_000, 120), result('1m', 1_000_000, 130)]
  expect(speedSection(two)).toContain('generated graph of 100,000 entities')
  const text = `before\n${SPEED_BEGINS}\nold\n${SPEED_ENDS}\nafter`
  expect(withSpeedSection(text, section)).toBe(`before\n${section}\nafter`)
  expect(() => withSpeedSection('nothing', section)).toThrow('There is no')
})

test('README and growth curve are those of the committed results: `npm run bench:report` writes them', () => {
  const results = readResults()
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  expect(withSpeedSection(readme, speedSection(results)) === readme).toBe(true)
  for (const run of results) expect(readFileSync(new URL(`${run.scale}.md`, RESULTS), 'utf8')).toBe(toMarkdown(run))
  const picture = new URL('growth.svg', RESULTS)
  const lines = growthLines(results)
  expect(existsSync(picture) ? readFileSync(picture, 'utf8') : null).toBe(lines.length === 0 ? null : drawGrowth(lines))
})
