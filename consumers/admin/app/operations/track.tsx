interface TrackProps {
  readonly label: string
  readonly at: number
  readonly of: number
  readonly moves: boolean
}

/** How far something is on its way through the log. */
export const Track = ({ label, at, of, moves }: TrackProps) => (
  <progress className={moves ? 'track track-moves' : 'track'} aria-label={label} value={Math.min(at, of)} max={Math.max(1, of)} />
)
