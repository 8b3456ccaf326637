/** The buttons that every view has: back and forth, drawing or list, nearer and farther, the other language. */
import type { RefObject } from 'react'
import type { Canvas } from './canvas.ts'
import type { Act, Track } from './change-view.ts'
import { say } from './words.ts'

interface Props {
  readonly track: Track
  readonly act: Act
  readonly canvas: RefObject<Canvas | null>
}

export function ViewButtons({ track, act, canvas }: Props) {
  const { view, past, future } = track
  const { language, mode } = view
  const zoom = (factor: number) => canvas.current?.zoomBy(factor)
  return (
    <div className="buttons">
      <fieldset className="pair">
        <legend className="spoken">{say(language, 'views')}</legend>
        <button type="button" aria-pressed={mode === 'GRAPH'} onClick={() => act({ kind: 'mode', mode: 'GRAPH' })}>
          {say(language, 'graph')}
        </button>
        <button type="button" aria-pressed={mode === 'LIST'} onClick={() => act({ kind: 'mode', mode: 'LIST' })}>
          {say(language, 'list')}
        </button>
      </fieldset>
      <Icon label={say(language, 'undo')} isOff={past.length === 0} onClick={() => act({ kind: 'undo' })}>
        M9 7l-5 5l5 5M4 12h10a6 6 0 0 1 6 6
      </Icon>
      <Icon label={say(language, 'redo')} isOff={future.length === 0} onClick={() => act({ kind: 'redo' })}>
        M15 7l5 5l-5 5M20 12h-10a6 6 0 0 0-6 6
      </Icon>
      {mode === 'GRAPH' && (
        <>
          <Icon label={say(language, 'zoomOut')} kind="zoom" onClick={() => zoom(0.75)}>
            M5 12h14
          </Icon>
          <Icon label={say(language, 'zoomIn')} kind="zoom" onClick={() => zoom(1.33)}>
            M5 12h14M12 5v14
          </Icon>
          <Icon label={say(language, 'fit')} onClick={() => canvas.current?.fit()}>
            M4 9v-5h5M15 4h5v5M20 15v5h-5M9 20h-5v-5
          </Icon>
        </>
      )}
      <button
        type="button"
        lang={language === 'VI' ? 'en' : 'vi'}
        onClick={() => act({ kind: 'language', language: language === 'VI' ? 'EN' : 'VI' })}
      >
        {say(language, 'language')}
      </button>
    </div>
  )
}

interface IconProps {
  readonly label: string
  readonly kind?: string
  readonly isOff?: boolean
  readonly onClick: () => void
  readonly children: string
}

function Icon({ label, kind = '', isOff = false, onClick, children }: IconProps) {
  return (
    <button
      type="button"
      className={`icon ${kind}`}
      aria-label={label}
      title={label}
      disabled={isOff}
      onClick={onClick}
    >
      <svg
        width="18"
        height="18"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d={children} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    </button>
  )
}
