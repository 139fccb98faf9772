import {
  Form,
  isRouteErrorResponse,
  useLoaderData,
  useLocation,
  useNavigation,
  useRouteError,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from 'react-router'
import { useLive } from '@souk/site/pages'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { OrderState, Outcome } from '../orders/outcomes.tsx'
import { Crumb } from '../parts/crumb.tsx'
import { LinesTable } from '../parts/lines-table.tsx'
import { OrderNumber } from '../parts/order-number.tsx'
import { Page } from '../parts/page.tsx'
import { useReload } from '../parts/use-reload.ts'
import { Fault } from '../shell/fault.tsx'
import { AsText } from './as-text.tsx'
import { PANEL } from './choice.tsx'
import { EventPanel } from './event-panel.tsx'
import { FaultPart } from './fault-part.tsx'
import { toldOf } from './fault-words.ts'
import { Legend } from './legend.tsx'
import { LogLines } from './log-lines.tsx'
import { stationsOf } from './map.ts'
import type { Shortage } from './shortages.ts'
import { Standing } from './standing.tsx'
import { StoppedStory } from './stopped.tsx'
import { faultLines, storyText } from './story-text.ts'
import { cancelOrder, loadStory, type Story } from './story.server.ts'
import type { Stopped } from './strike.ts'
import { TallMap } from './tall-map.tsx'
import { useTicking } from './use-ticking.ts'
import { WideMap } from './wide-map.tsx'
import { outcomeOf, useWords } from './words.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadStory(context, params)
export const action = ({ context, request, params }: ActionFunctionArgs) => cancelOrder(context, request, params)

/** While a fault lasts, its seconds are counted. Nothing tells of its end. */
const EVERY_MS = 1_000

/** The part of the page that says what was ordered. */
const ORDERED = 'ordered'

/** What was short, in the time machine. */
const momentOf = ({ position, productId }: Shortage, { customerId }: Story['order']): string =>
  `/time?at=${position}&${productId === undefined ? `customer=${customerId}` : `product=${productId}`}`

/** To choose another event needs no other data. */
export const shouldRevalidate = ({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean =>
  currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate

export default function StoryPage() {
  const loaded = useLoaderData<typeof loader>()
  const story = { ...loaded, strike: useTicking(loaded.strike) }
  const { texts, formats } = useLanguage()
  const { search } = useLocation()
  const { story: words } = texts
  const { order, customer, waitsFor, strike } = story
  const { heading, goods, amount, why, tell, short } = useWords(story)
  const isOpen = order.status === 'PENDING' || order.status === 'APPROVED'
  useLive(isOpen || waitsFor.length > 0 ? `/orders/${order.orderId}/events` : undefined)
  useReload(strike?.isOpen ? EVERY_MS : undefined)
  const isBusy = useNavigation().state !== 'idle'
  const stations = stationsOf(story)
  const asked = Number(new URLSearchParams(search).get('event'))
  const station = stations.find(({ position }) => position === asked) ?? stations.find(({ isDecision }) => isDecision) ?? stations.at(-1)
  const toldWith = (number: (value: number) => string) => strike && toldOf(texts, strike, stations, { time: formats.milliseconds, number })
  const map = { story, stations, chosen: station?.position }
  return (
    <Page
      title={heading}
      heading={
        <>
          {heading} <OrderNumber orderId={order.orderId} />
        </>
      }
      above={<Crumb href="/orders">{texts.orders.title}</Crumb>}
      beside={
        customer !== undefined && (
          <Anchor href={`/customers/${order.customerId}`} className="link">
            {words.toCustomer}
          </Anchor>
        )
      }
    >
      <div className="split">
        <div className="body">
          <p className="story-head">
            <OrderState status={order.status} />
            <span className="story-part">
              <span className="quiet">{texts.orders.stock}</span>
              <Outcome outcome={order.stockOutcome} isOpen={isOpen} />
            </span>
            <span className="story-part">
              <span className="quiet">{texts.orders.credit}</span>
              <Outcome outcome={order.creditOutcome} isOpen={isOpen} />
            </span>
            {order.cancelReason !== null && (
              <span className="quiet">{story.shortages.length === 0 ? why : texts.reasons[order.cancelReason]}</span>
            )}
            {order.invoiceNumber !== null && (
              <Anchor href={`/invoices/${order.orderId}`} className="link">
                {words.invoice(order.invoiceNumber)}
              </Anchor>
            )}
            <a href={`#${ORDERED}`} className="link">
              {goods}
            </a>
            <span className="strong">{`${amount} ${order.currency}`}</span>
          </p>
          {story.shortages.map((shortage) => (
            <p key={shortage.position} className="story-say refused">
              {short(shortage)}{' '}
              <Anchor href={momentOf(shortage, order)} className="link">
                {words.asItWas(formats.number(shortage.position))}
              </Anchor>
            </p>
          ))}
          <div className="standing-first">
            <Standing story={story} stations={stations} />
          </div>
          <p className="quiet story-say">
            {words.nobodyRuns} {words.says[outcomeOf(order)]}
          </p>
          {order.status === 'PENDING' && (
            <Form method="post" className="story-cancel">
              <Button kind="danger" busy={isBusy}>
                {words.cancel}
              </Button>
            </Form>
          )}
          <WideMap {...map} />
          <TallMap {...map} />
          <Legend hasFault={strike?.span !== undefined} />
          {strike !== undefined && <FaultPart strike={strike} order={order} told={toldWith(formats.number)} />}
          <section id={ORDERED} className="story-goods">
            <div className="section-head">
              <h2>{words.ordered}</h2>
            </div>
            <LinesTable {...order} />
          </section>
          <LogLines {...map} />
          <AsText
            text={storyText({
              title: `${texts.orders.order}: ${texts.orders.states[order.status]}`,
              orderId: order.orderId,
              stations,
              tell,
              notes: [...story.shortages.map(short), ...(strike === undefined ? [] : faultLines(texts, strike, toldWith(String)))],
            })}
          />
        </div>
        <aside className="panel" aria-label={words.panel}>
          <Standing story={story} stations={stations} />
          <span id={PANEL} className="panel-place" />
          {station !== undefined && <EventPanel story={story} stations={stations} station={station} />}
        </aside>
      </div>
    </Page>
  )
}

const isStopped = (given: unknown): given is Stopped => typeof given === 'object' && given !== null && 'stoppedFor' in given

export const ErrorBoundary = () => {
  const error = useRouteError()
  return isRouteErrorResponse(error) && isStopped(error.data) ? <StoppedStory {...error.data} /> : <Fault />
}
