import { useEffect, useRef, useState, type ChangeEvent } from 'react'
import { Form, useSubmit } from 'react-router'
import { Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { placeOf, stepsOf } from './bars.ts'
import { kinds } from './place.ts'
import type { TimeData } from './time.server.ts'

/** Whoever pulls the slider sees the shop of a moment as soon as they stay there for so long. */
const STAY_MS = 150

const HEIGHT = 72
const LABEL = 24

/** A slider over the log: above it, when much was written. Without a script, a button goes to the moment. */
export const Slider = ({ time: { at, head, moment, span, bars, place } }: { readonly time: TimeData }) => {
  const { texts, formats } = useLanguage()
  const { time: words } = texts
  const submit = useSubmit()
  const [pulled, setPulled] = useState<{ readonly moment: number; readonly from: number }>()
  const [isPressed, setIsPressed] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  // Where it is pulled to counts until the page shows that moment.
  const shown = pulled !== undefined && (isPressed || pulled.from === at) ? pulled.moment : moment
  const written = (time: number): string => {
    const iso = new Date(time).toISOString()
    return `${formats.shortDay(iso)} ${formats.clock(iso)}`
  }
  const pull = ({ currentTarget: { form, value } }: ChangeEvent<HTMLInputElement>): void => {
    setPulled({ moment: Number(value), from: at })
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void submit(form, { replace: true, preventScrollReset: true }), STAY_MS)
  }
  const x = placeOf(span, shown)
  return (
    <Form action="/time" preventScrollReset className="slider">
      {kinds.map((kind) => place[kind] !== '' && <input key={kind} type="hidden" name={kind} value={place[kind]} />)}
      <svg height={LABEL + HEIGHT} role="img" aria-label={words.activity}>
        {bars?.bars.map((bar) => (
          <rect
            key={bar.x}
            x={`${bar.x}%`}
            y={LABEL + HEIGHT * (1 - bar.height)}
            width={`${bar.width}%`}
            height={HEIGHT * bar.height}
            className="slider-bar"
          />
        ))}
        <rect x={`${x}%`} y={LABEL} width={`${100 - x}%`} height={HEIGHT} className="slider-later" />
        <line x1={`${x}%`} x2={`${x}%`} y1={4} y2={LABEL + HEIGHT} className="slider-now" />
        <text x={`${x}%`} y={14} dx={x > 50 ? -8 : 8} textAnchor={x > 50 ? 'end' : 'start'}>
          {shown === moment ? words.place(formats.number(at), written(moment)) : written(shown)}
        </text>
      </svg>
      <input
        type="range"
        name="moment"
        {...stepsOf(span)}
        value={shown}
        onChange={pull}
        onPointerDown={() => setIsPressed(true)}
        onPointerUp={() => setIsPressed(false)}
        aria-label={words.slider}
        aria-valuetext={words.place(formats.number(at), written(shown))}
      />
      <p className="slider-ends faint">
        <span>
          {words.begin(written(span.from))}
          {bars === null ? `; ${words.noActivity}` : `; ${words.bars[bars.by](bars.each)}, ${words.height}`}
        </span>
        <span>{`${words.now(formats.number(head))}, ${written(span.until)}`}</span>
      </p>
      <noscript>
        <Button kind="line">{words.pull}</Button>
      </noscript>
    </Form>
  )
}
