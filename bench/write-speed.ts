/** `npm run bench:report`: brings tables, growth curve and README up to the results, and says what grows too much. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_FOLDER } from '../src/config.ts'
import { drawGrowth } from './report/draw-growth.ts'
import { goals } from './report/goals.ts'
import { growthLines, missedGrowth } from './report/growth-curve.ts'
import { speedSection, withSpeedSection } from './report/speed-section.ts'
import { RESULTS, readResults } from './report/stored-results.ts'
import { toMarkdown } from './report/write-report.ts'

const results = readResults()
for (const run of results) writeFileSync(new URL(`${run.scale}.md`, RESULTS), toMarkdown(run))
const readme = join(PACKAGE_FOLDER, 'README.md')
writeFileSync(readme, withSpeedSection(readFileSync(readme, 'utf8'), speedSection(results)))
const lines = growthLines(results)
if (lines.length === 0) console.log('The growth curve takes the results of two scales; it was not drawn.')
else writeFileSync(new URL('growth.svg', RESULTS), drawGrowth(lines))
for (const { name, goal, value } of missedGrowth(lines)) {
  console.log(`${name}: ${goals[goal].says}: ${value.toFixed(2)}`)
}
