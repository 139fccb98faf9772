import { cx } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { State } from '../parts/state.tsx'
import type { CommitData } from './commit.server.ts'
import { Position } from './position.tsx'

const START = 12

/** The commit between its neighbours. Each one holds the hash of the one before it. */
export const Chain = ({ commit, before, after }: Pick<CommitData, 'commit' | 'before' | 'after'>) => {
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const links = [before, commit, after].flatMap((one) => one ?? [])
  const holds = links.every(({ previousHash }, index) => index === 0 || previousHash === links[index - 1]?.hash)
  return (
    <section>
      <div className="section-head">
        <h2>{words.chain}</h2>
        <State tone={holds ? 'yes' : 'no'}>{holds ? words.holds : words.broken}</State>
      </div>
      <table className="rows chain">
        <thead>
          <tr>
            <th className="number">{words.commit}</th>
            <th>{words.hashBefore}</th>
            <th>{words.hash}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ position, previousHash, hash }) => (
            <tr key={position} className={cx(position === commit.position && 'chosen')}>
              <td className="number">{position === commit.position ? `#${formats.number(position)}` : <Position position={position} />}</td>
              <td className={cx('mono', position !== commit.position + 1 && 'quiet')} title={previousHash}>
                {previousHash.slice(0, START)}…
              </td>
              <td className={cx('mono', position === commit.position + 1 && 'quiet')} title={hash}>
                {hash.slice(0, START)}…
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
