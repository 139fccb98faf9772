import type { Station } from './map.ts'

interface TextParts {
  readonly title: string
  readonly orderId: string
  readonly stations: readonly Station[]
  readonly tell: (station: Station) => { readonly title: string }
}

/** The story as plain text, for a ticket. It says no more of the customer than the log does: an id. */
export const storyText = ({ title, orderId, stations, tell }: TextParts): string => {
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
  return `${[title, orderId, `${stations[0]?.event.at ?? ''}`, '', ...rows].join('\n')}\n`
}
