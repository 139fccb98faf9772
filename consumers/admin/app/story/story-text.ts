import type { Texts } from '../languages/texts.ts'
import { saysOf } from './fault-words.ts'
import type { Station } from './map.ts'
import type { Strike } from './strike.ts'

interface TextParts {
  readonly title: string
  readonly orderId: string
  readonly stations: readonly Station[]
  /** What stands below them. */
  readonly notes: readonly string[]
  readonly tell: (station: Station) => { readonly title: string }
}

/** The fault of the failure lab, for the text of the story. */
export const faultLines = (texts: Texts, strike: Strike, told: string | undefined): string[] => {
  const { moments } = texts.story.fault
  const at = (moment: string, time: number | undefined): string[] => (time === undefined ? [] : [`${moment} +${time} ms`])
  return [
    texts.story.fault.says(saysOf(texts, strike)),
    ...(told === undefined ? [] : [told]),
    ...strike.effects.map(({ position, instance, struck, found, ended }) => {
      const times = [...at(moments.struck, struck), ...at(moments.found, found), ...at(moments.ended, ended)]
      return [`#${position}`, strike.lane, `…${instance.slice(-6)}`, ...times].join('  ')
    }),
  ]
}

/** The story as plain text, for a ticket. It says no more of the customer than the log does: an id. */
export const storyText = ({ title, orderId, stations, notes, tell }: TextParts): string => {
  const width = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length))
  const lines = stations.map((station) => {
    const causes = station.causes.map(({ position }) => `#${position}`).join(' ')
    const cells = [`#${station.position}`, `+${station.after} ms`, station.lane, station.event.type, causes === '' ? '' : `<- ${causes}`]
    return { cells, text: tell(station).title }
  })
  const widths = [0, 1, 2, 3, 4].map((column) => width(lines.map(({ cells }) => cells[column] ?? '')))
  const rows = lines.map(({ cells, text }) =>
    `${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}  ${text}`.trimEnd(),
  )
  return `${[title, orderId, `${stations[0]?.event.at ?? ''}`, '', ...rows, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n')}\n`
}
