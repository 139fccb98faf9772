import { Anchor } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { HistoryTable, type Writable } from './history-table.tsx'
import type { Shown } from './shown.ts'
import type { HistoryItem } from './undo.ts'
import type { Names } from './who.tsx'

interface HistoryProps {
  readonly page: { readonly items: readonly HistoryItem[]; readonly nextCursor: string | null; readonly previousCursor: string | null }
  /** Of the page on which it stands. Below it is the whole history, as a file. */
  readonly address: string
  readonly shown: Shown
  readonly names: Names
  readonly writable: Writable
}

/** The history of something, the newest first, a page at a time. */
export const History = ({ page: { items, nextCursor, previousCursor }, address, ...table }: HistoryProps) => {
  const { texts } = useLanguage()
  const { history: words } = texts.changes
  const link = (cursor: string | null, text: string) =>
    cursor !== null && (
      <Anchor href={`${address}?history=${encodeURIComponent(cursor)}`} className="link">
        {text}
      </Anchor>
    )
  return (
    <section className="section">
      <div className="section-head">
        <h2>{words.title}</h2>
        <a href={`${address}/history.csv`} className="link" download="">
          {texts.list.asCsv}
        </a>
      </div>
      <HistoryTable items={items} caption={words.title} {...table} />
      {(nextCursor !== null || previousCursor !== null) && (
        <nav aria-label={words.more} className="list-foot">
          {link(previousCursor, words.newer)}
          {link(nextCursor, words.older)}
        </nav>
      )}
    </section>
  )
}
