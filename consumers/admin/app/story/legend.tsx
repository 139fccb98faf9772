import { useLanguage } from '../languages/language.ts'
import { FaultMark, Mark } from './marks.tsx'

const Arrow = ({ needed = false }: { readonly needed?: boolean }) => (
  <svg width="28" height="8" aria-hidden="true">
    <g className={needed ? 'map-arrow needed' : 'map-arrow'}>
      <path d="M0 4H20" />
      <path className="map-tip" d="M27 4l-7-4v8z" />
    </g>
  </svg>
)

const Sign = (mark: Omit<Parameters<typeof Mark>[0], 'x' | 'y'>) => (
  <svg width="26" height="26" aria-hidden="true">
    <Mark {...mark} x={13} y={13} />
  </svg>
)

/** @param hasFault  whether the maps show a fault */
export const Legend = ({ hasFault }: { readonly hasFault: boolean }) => {
  const { texts } = useLanguage()
  const { legend, fault } = texts.story
  return (
    <ul role="list" className="legend">
      <li>
        <Arrow />
        {legend.caused}
      </li>
      <li>
        <Arrow needed />
        {legend.needed}
      </li>
      <li>
        <svg width="28" height="12" aria-hidden="true">
          <rect className="map-hold" width="28" height="12" />
        </svg>
        {legend.held}
      </li>
      {(['yes', 'no', 'back'] as const).map((tone) => (
        <li key={tone}>
          <Sign tone={tone} isDecision={false} />
          {legend[tone]}
        </li>
      ))}
      <li>
        <Sign tone="fact" isDecision />
        {legend.decision}
      </li>
      {hasFault && (
        <li>
          <svg width="26" height="26" aria-hidden="true">
            <FaultMark isOpen={false} x={13} y={13} />
          </svg>
          {fault.legend}
        </li>
      )}
    </ul>
  )
}
