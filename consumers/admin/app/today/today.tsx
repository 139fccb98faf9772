import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import { Page } from '../parts/page.tsx'
import { State } from '../parts/state.tsx'
import { useReload } from '../parts/use-reload.ts'
import { LowStock } from './low-stock.tsx'
import { NeedsSomebody } from './needs-somebody.tsx'
import { OrdersByState } from './orders-by-state.tsx'
import { RevenueByHour } from './revenue-by-hour.tsx'
import { TodayFigures } from './today-figures.tsx'
import { loadToday } from './today.server.ts'

export const loader = ({ context }: LoaderFunctionArgs) => loadToday(context)

/** Nothing arrives when an order gets stuck or a service goes: what depends on time is asked for again. */
const EVERY_MS = 3_000

export default function TodayPage() {
  const today = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  useReload(EVERY_MS)
  return (
    <Page
      heading={texts.today.title}
      beside={
        <>
          <State tone="yes">{texts.list.live}</State>
          <span className="quiet">{texts.today.utc(formats.date(today.day))}</span>
        </>
      }
    >
      <div className="body">
        <TodayFigures today={today} />
        <div className="two">
          <RevenueByHour today={today} />
          <OrdersByState today={today} />
          <LowStock today={today} />
          <NeedsSomebody today={today} />
        </div>
      </div>
    </Page>
  )
}
