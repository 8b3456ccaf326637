/** The strip of time: a bar for each dated entity, as wide as its date is uncertain; drawn across, it is a filter. */
import { type PointerEvent, useEffect, useId, useRef, useState } from 'react'
import { nameIn } from '../../domain/labels.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import type { Act } from './change-view.ts'
import { daysOf } from './extents.ts'
import { whenText } from './field-words.ts'
import { looks } from './looks.ts'
import type { Card } from './model.ts'
import { barsOf, type Strip } from './strip.ts'
import type { View } from './view.ts'
import { count, say } from './words.ts'

interface Props {
  /** Under all filters but that of the period. */
  readonly cards: readonly Card[]
  readonly view: View
  readonly act: Act
}

const HEIGHT = 64
/** Of a year in figures, in pixels: one that does not fit is left out. */
const LABEL_WIDTH = 32

export function Timeline({ cards, view, act }: Props) {
  const { language } = view
  const strip = barsOf(cards)
  return (
    <section className="timeline" aria-label={say(language, 'timeline')}>
      <div className="timeline-head">
        <h2>{say(language, 'timeline')}</h2>
        <DateField name="from" view={view} act={act} />
        <DateField name="until" view={view} act={act} />
        <label className="choice inline">
          <input
            type="checkbox"
            checked={view.undated}
            onChange={({ target }) => act({ kind: 'undated', isShown: target.checked })}
          />
          <span>{say(language, 'showUndated')}</span>
        </label>
        <span className="note">
          {[
            strip.undated > 0 && say(language, 'undatedCount', { n: strip.undated }),
            strip.timeless > 0 && say(language, 'timelessCount', { n: strip.timeless }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {strip.bars.length > 0 && <Bars strip={strip} view={view} act={act} />}
    </section>
  )
}

function DateField({ name, view, act }: { readonly name: 'from' | 'until'; readonly view: View; readonly act: Act }) {
  const { language } = view
  const [text, setText] = useState(view[name] ?? '')
  const id = useId()
  useEffect(() => setText(view[name] ?? ''), [view, name])
  const isRight = text === '' || (/^\d{4}(?:-\d\d){0,2}$/.test(text) && parsePartialDate(text) !== null)
  const commit = () => {
    const value = text === '' ? null : text
    if (isRight && value !== view[name]) act({ kind: 'period', from: view.from, until: view.until, [name]: value })
  }
  return (
    <span className="date-field">
      <label htmlFor={id}>{say(language, name)}</label>
      <input
        id={id}
        value={text}
        size={10}
        placeholder={name === 'from' ? '2010' : '2024-05'}
        title={say(language, 'dateHint')}
        aria-invalid={!isRight}
        aria-describedby={isRight ? undefined : `${id}-wrong`}
        onChange={({ target }) => setText(target.value.trim())}
        onBlur={commit}
        onKeyDown={({ key }) => key === 'Enter' && commit()}
      />
      {!isRight && (
        <span className="wrong" id={`${id}-wrong`} role="alert">
          {say(language, 'dateWrong', { value: text, hint: say(language, 'dateHint') })}
        </span>
      )}
    </span>
  )
}

function Bars({ strip, view, act }: { readonly strip: Strip; readonly view: View; readonly act: Act }) {
  const [width, setWidth] = useState(0)
  const [brush, setBrush] = useState<readonly [number, number] | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const resized = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    resized.observe(svg.current!)
    return () => resized.disconnect()
  }, [])
  const { firstYear, lastYear, bars, rows } = strip
  const scale = (year: number) => ((year - firstYear) / (lastYear - firstYear)) * width
  const yearAt = (event: PointerEvent) => {
    const { left } = svg.current!.getBoundingClientRect()
    const year = firstYear + ((event.clientX - left) / width) * (lastYear - firstYear)
    return Math.min(Math.max(Math.floor(year), firstYear), lastYear - 1)
  }
  const row = Math.min(7, HEIGHT / rows)
  const days = daysOf(view)
  const step = [1, 2, 5, 10, 20, 50].find((years) => scale(firstYear + years) > 44) ?? 100
  const ticks = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).filter(
    (year) => year % step === 0,
  )
  const range = brush ?? rangeOf(days.from, days.until, strip)
  return (
    <svg
      ref={svg}
      className="strip"
      height={HEIGHT + 18}
      role="img"
      aria-label={`${say(view.language, 'timeline')}: ${firstYear}–${lastYear - 1}, ${count(bars.length, view.language)}`}
      onPointerDown={(event) => {
        svg.current!.setPointerCapture(event.pointerId)
        setBrush([yearAt(event), yearAt(event)])
      }}
      onPointerMove={(event) => brush !== null && setBrush([brush[0], yearAt(event)])}
      onPointerUp={() => {
        if (brush === null) return
        const [from, until] = [Math.min(...brush), Math.max(...brush)]
        setBrush(null)
        act({ kind: 'period', from: `${from}`, until: `${until}` })
      }}
    >
      <title>{say(view.language, 'timelineHelp')}</title>
      {range !== null && (
        <rect
          className="brush"
          x={scale(Math.min(...range))}
          width={Math.max(2, scale(Math.max(...range) + (brush === null ? 0 : 1)) - scale(Math.min(...range)))}
          height={HEIGHT}
        />
      )}
      {ticks.map((year) => (
        <g key={year} transform={`translate(${scale(year)} 0)`}>
          <line y2={HEIGHT + 3} />
          {width - scale(year) > LABEL_WIDTH && (
            <text y={HEIGHT + 15} x={2}>
              {year}
            </text>
          )}
        </g>
      ))}
      {bars.map(({ card, start, end, row: at }) => (
        <rect
          key={card.id}
          className={card.id === view.selected ? 'bar selected' : 'bar'}
          x={scale(start)}
          y={HEIGHT - (at + 1) * row}
          width={Math.max(3, scale(end) - scale(start))}
          height={Math.max(1.5, row - 1)}
          fill={looks[card.label].colour}
        >
          <title>{`${whenText(card, view.language)}: ${nameIn(card, view.language)}`}</title>
        </rect>
      ))}
    </svg>
  )
}

/** A chosen period in years with fractions; null where none is. */
function rangeOf(from: string | null, until: string | null, { firstYear, lastYear }: Strip) {
  if (from === null && until === null) return null
  const year = (day: string) =>
    Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12 + Number(day.slice(8)) / 366
  const within = (value: number) => Math.min(Math.max(value, firstYear), lastYear)
  return [within(from === null ? firstYear : year(from)), within(until === null ? lastYear : year(until))] as const
}
