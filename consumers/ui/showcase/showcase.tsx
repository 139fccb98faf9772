import { useCallback, useState } from 'react'
import {
  Arch,
  Badge,
  Bars,
  Breadcrumbs,
  Button,
  ButtonLink,
  Checkbox,
  Chip,
  Dialog,
  EmptyState,
  ErrorState,
  Facts,
  Field,
  FieldGroup,
  FilterSheet,
  Footer,
  Gallery,
  formatMoney,
  Header,
  Hero,
  Icon,
  iconNames,
  Ledger,
  LineItem,
  LiveMark,
  Meter,
  Notice,
  NumberInput,
  Pagination,
  Panel,
  Price,
  PriceChart,
  ProductCard,
  ProductCards,
  ProductCardSkeleton,
  Quantity,
  Radio,
  Section,
  Select,
  Skeleton,
  SkipLink,
  Stall,
  StallDot,
  Stalls,
  stalls,
  type StallState,
  StockNote,
  Table,
  Tabs,
  TextArea,
  TextInput,
  TextLink,
  type ToastMessage,
  ToastRegion,
} from '../src/index.ts'
import type { Texts } from './texts.ts'

const pounds = (amount: number) => ({ amount, currency: 'GBP' })
const DAY = 86_400_000
const today = Date.UTC(2026, 10, 29)

/** Stands for a drawn product. */
const Bottle = ({ dye }: { readonly dye: string }) => (
  <svg viewBox="0 0 50 60" preserveAspectRatio="xMidYMax slice" className={dye} aria-hidden="true">
    <rect width="50" height="60" opacity=".35" />
    <path d="M21 8h8v12c0 4 5 5 5 10v20a3 3 0 0 1-3 3H19a3 3 0 0 1-3-3V30c0-5 5-6 5-10Z" />
    <rect x="16" y="33" width="18" height="13" className="fill-on-night" />
  </svg>
)
const dyes = ['fill-saffron', 'fill-pomegranate', 'fill-indigo', 'fill-olive'] as const

const orderStates: readonly StallState[] = ['done', 'done', 'done', 'done', 'now', 'waiting']
const refusedStates: readonly StallState[] = ['done', 'undone', 'refused', 'skipped', 'skipped', 'skipped']

const Walk = ({
  t,
  steps,
  states,
  label,
}: {
  readonly t: Texts
  readonly steps: string[][]
  readonly states: readonly StallState[]
  readonly label: string
}) => (
  <Stalls label={label}>
    {stalls.map((stall, index) => {
      const state = states[index] ?? 'waiting'
      const [title = '', text] = steps[index] ?? []
      const happened = state === 'done' || state === 'undone' || state === 'refused'
      return (
        <Stall
          key={stall}
          stall={stall}
          state={state}
          name={t.stalls[index] ?? ''}
          stateText={t.states[state]}
          title={title}
          time={happened ? <time>10:42:0{index + 5}</time> : undefined}
          {...(happened && index > 0 && { took: '0.4 s' })}
        >
          {text}
        </Stall>
      )
    })}
  </Stalls>
)

const Cards = ({ t, beside = false }: { readonly t: Texts; readonly beside?: boolean }) => (
  <ProductCards beside={beside} label={t.sections.cards}>
    {t.names.map(([name = '', pack = ''], index) => (
      <ProductCard
        key={name}
        href="#product"
        name={name}
        pack={pack}
        picture={<Bottle dye={dyes[index] ?? dyes[0]} />}
        price={
          <Price
            price={pounds(2105 + index * 100)}
            locale={t.locale}
            {...(index === 2 && { before: { price: pounds(2600), nowText: t.now, beforeText: t.before } })}
          />
        }
        action={
          <Button kind={index === 3 ? 'line' : 'action'} icon="plus" square="phone" busy={index === 1} aria-label={t.addLong(name)}>
            {t.add}
          </Button>
        }
        flag={
          index === 1 ? (
            <StockNote level="few">{t.stock[1] ?? ''}</StockNote>
          ) : (
            index === 3 && <StockNote level="none">{t.stock[2] ?? ''}</StockNote>
          )
        }
      />
    ))}
  </ProductCards>
)

const Filters = ({ t }: { readonly t: Texts }) => (
  <FilterSheet title={t.filter} badge={<Badge tone="info">{t.chosen}</Badge>} footer={<Button className="w-full">{t.show}</Button>}>
    <FieldGroup legend={t.pack}>
      {t.packs.map((pack, index) => (
        <Checkbox key={pack} name="pack" value={index} defaultChecked={index < 2} count={String(4 - index)}>
          {pack}
        </Checkbox>
      ))}
    </FieldGroup>
    <FieldGroup legend={t.priceOfCase}>
      <Bars counts={[2, 3, 3, 2, 1, 1, 0, 2]} from={0} to={5} />
      <div className="grid grid-cols-2 gap-3 pt-3">
        <Field label={t.from}>
          <NumberInput name="from" defaultValue={10} />
        </Field>
        <Field label={t.to}>
          <NumberInput name="to" defaultValue={45} />
        </Field>
      </div>
    </FieldGroup>
  </FilterSheet>
)

const Lines = ({ t }: { readonly t: Texts }) => (
  <ul role="list">
    {t.names.slice(0, 3).map(([name = '', pack], index) => (
      <LineItem
        key={name}
        picture={<Bottle dye={dyes[index] ?? dyes[0]} />}
        title={name}
        detail={pack}
        amount={<Price price={pounds(4210)} locale={t.locale} size="m" />}
        controls={
          <>
            <Quantity label={t.quantity} lessLabel={t.less} moreLabel={t.more} name="quantity" defaultValue={index * 2 + 2} max={6} />
            <Button kind="bare" type="button">
              {t.takeOut}
            </Button>
          </>
        }
        note={index === 2 && <Badge tone="warn">{t.allWeHave}</Badge>}
      />
    ))}
  </ul>
)

const Dialogs = ({ t }: { readonly t: Texts }) => {
  const [messages, setMessages] = useState<readonly ToastMessage[]>([])
  const dismiss = useCallback((id: string) => setMessages((all) => all.filter((message) => message.id !== id)), [])
  const show = () =>
    setMessages((all) => [...all, { id: String(Date.now()), text: t.toast, action: <TextLink href="#undo">{t.undo}</TextLink> }])
  return (
    <div className="flex flex-wrap gap-3">
      <Button kind="line" type="button" command="show-modal" commandfor="cart">
        {t.openCart}
      </Button>
      <Button kind="line" type="button" command="show-modal" commandfor="forget">
        {t.openDialog}
      </Button>
      <Button kind="line" type="button" command="show-modal" commandfor="foot">
        {t.openFoot}
      </Button>
      <Button kind="line" type="button" onClick={show}>
        {t.showToast}
      </Button>
      <Dialog
        id="cart"
        place="end"
        title={t.cartTitle}
        closeLabel={t.close}
        footer={
          <>
            <p className="text-l font-bold flex justify-between tabular-nums">
              <span>{t.total}</span> {formatMoney(pounds(38_410), t.locale)}
            </p>
            <Button size="l">{t.place}</Button>
          </>
        }
      >
        <Lines t={t} />
      </Dialog>
      <Dialog id="forget" title={t.dialogTitle} closeLabel={t.close}>
        <p className="pb-6">{t.dialogText}</p>
        <Button kind="danger">{t.forget}</Button>
      </Dialog>
      <Dialog id="foot" place="bottom" title={t.sections.navigation} closeLabel={t.close}>
        <Facts items={t.facts.map(([term = '', value]) => ({ term, value }))} />
      </Dialog>
      <ToastRegion label={t.toastRegion} dismissLabel={t.dismiss} messages={messages} onDismiss={dismiss} />
    </div>
  )
}

const swatches = ['bg-paper', 'bg-surface', 'bg-sunken', 'bg-overlay', 'bg-night', 'bg-pomegranate', 'bg-saffron', 'bg-indigo', 'bg-olive']

export const Showcase = ({ t }: { readonly t: Texts }) => (
  <>
    <SkipLink>{t.skip}</SkipLink>
    <Header
      page="/"
      brand={{ href: '#home', name: 'Souk' }}
      navLabel={t.navLabel}
      menuLabel={t.menu}
      nav={t.nav.map((text, index) => ({ href: `#nav${index}`, text, current: index === 0 }))}
      search={
        <form role="search" className="relative">
          <Icon name="search" className="text-ink-3 size-icon absolute start-3 top-3" />
          <TextInput type="search" name="q" aria-label={t.search} placeholder={t.search} className="ps-12" />
        </form>
      }
      actions={
        <ButtonLink icon="cart" href="#cart" aria-label={t.cart}>
          3
        </ButtonLink>
      }
    />
    <main id="main" tabIndex={-1}>
      <Hero
        title={t.lead}
        lead={t.footer}
        action={
          <ButtonLink href="#walk" kind="lamp" size="l">
            {t.walk}
          </ButtonLink>
        }
        niches={Array.from({ length: 6 }, (_, index) => ({
          href: `#niche${index}`,
          name: t.names[index % 4]?.[0] ?? '',
          picture: <Bottle dye={dyes[index % 4] ?? dyes[0]} />,
          price: formatMoney(pounds(2105), t.locale),
        }))}
      />
      <div className="page">
        <div className="pt-6">
          <Breadcrumbs
            label={t.crumbsLabel}
            items={[{ text: t.crumbs[0] ?? '', href: '#souk' }, { text: t.crumbs[1] ?? '', href: '#stalls' }, { text: t.crumbs[2] ?? '' }]}
          />
          <p className="sign text-5xl">{t.crumbs[2]}</p>
        </div>

        <Section title={t.sections.type}>
          <div className="grid gap-6 md:grid-cols-2">
            <div className="grid gap-2">
              <p className="sign text-5xl md:text-7xl">{t.lead}</p>
              <p className="text-l">{t.covered}</p>
              <p>
                {t.short} <TextLink href="#link">{t.change}</TextLink>
              </p>
              <p className="text-s text-ink-2">{t.emailHint}</p>
              <p className="text-s text-ink-3">{t.reference}</p>
            </div>
            <ul role="list" className="grid grid-cols-3 content-start gap-3">
              {swatches.map((swatch) => (
                <li key={swatch} className="text-s">
                  <span className={`${swatch} border-line rounded-m block h-12 border`} />
                  {swatch.slice(3)}
                </li>
              ))}
            </ul>
          </div>
        </Section>

        <Section title={t.sections.arches}>
          <ul role="list" className="grid grid-cols-4 gap-4">
            {dyes.map((dye) => (
              <li key={dye}>
                <Arch>
                  <Bottle dye={dye} />
                </Arch>
              </li>
            ))}
          </ul>
          <div className="max-w-form mx-auto pt-6">
            <Gallery
              label={t.pictures}
              pictures={dyes.map((dye, index) => ({
                id: dye,
                name: t.bottles[index] ?? '',
                picture: <Bottle dye={dye} />,
                thumb: <Bottle dye={dye} />,
              }))}
            />
          </div>
        </Section>

        <Section title={t.sections.buttons}>
          <div className="flex flex-wrap items-center gap-3">
            <Button type="button">{t.place}</Button>
            <Button type="button" kind="line" icon="clock">
              {t.later}
            </Button>
            <Button type="button" kind="danger">
              {t.forget}
            </Button>
            <Button type="button" kind="bare">
              {t.takeOut}
            </Button>
            <Button type="button" busy>
              {t.busy}
            </Button>
            <Button type="button" disabled>
              {t.place}
            </Button>
            <Button type="button" kind="line" icon="close" square>
              {t.close}
            </Button>
            <ButtonLink href="#walk" size="l" icon="cart">
              {t.walk}
            </ButtonLink>
          </div>
          <div className="bg-night rounded-l mt-4 p-6">
            <ButtonLink href="#walk" kind="lamp" size="l">
              {t.walk}
            </ButtonLink>
          </div>
        </Section>

        <Section title={t.sections.fields}>
          <form className="grid items-start gap-6 md:grid-cols-2 lg:grid-cols-3">
            <Field label={t.email} hint={t.emailHint}>
              <TextInput type="email" name="email" autoComplete="email" required />
            </Field>
            <Field label={t.email} hint={t.emailHint} error={t.emailError}>
              <TextInput type="email" name="wrong" defaultValue="lantern.example.org" />
            </Field>
            <Field label={t.email}>
              <TextInput type="email" name="disabled" defaultValue="lantern@example.org" disabled />
            </Field>
            <Field label={t.sort}>
              <Select name="sort">
                {t.sorts.map((sort) => (
                  <option key={sort}>{sort}</option>
                ))}
              </Select>
            </Field>
            <Field label={t.quantity}>
              <NumberInput name="cases" defaultValue={12} min={1} />
            </Field>
            <Field label={t.remark} note={t.optional}>
              <TextArea name="remark" />
            </Field>
            <FieldGroup legend={t.pack}>
              {t.packs.map((pack, index) => (
                <Checkbox
                  key={pack}
                  name="packs"
                  value={index}
                  defaultChecked={index === 0}
                  disabled={index === 3}
                  count={String(4 - index)}
                >
                  {pack}
                </Checkbox>
              ))}
            </FieldGroup>
            <FieldGroup legend={t.delivery}>
              {t.deliveries.map((delivery, index) => (
                <Radio key={delivery} name="delivery" value={index} defaultChecked={index === 0}>
                  {delivery}
                </Radio>
              ))}
            </FieldGroup>
            <div className="flex flex-wrap items-start gap-3">
              <Quantity label={t.quantity} lessLabel={t.less} moreLabel={t.more} name="small" defaultValue={2} />
              <Quantity label={t.quantity} lessLabel={t.less} moreLabel={t.more} name="large" defaultValue={1} size="l" stepName="step" />
            </div>
          </form>
        </Section>

        <Section title={t.sections.prices}>
          <div className="flex flex-wrap items-baseline gap-6">
            <Price price={pounds(2105)} locale={t.locale} size="m" />
            <Price price={pounds(2105)} locale={t.locale} />
            <Price price={pounds(2105)} locale={t.locale} size="xl" />
            <Price price={pounds(1805)} locale={t.locale} before={{ price: pounds(2105), nowText: t.now, beforeText: t.before }} />
            <StockNote level="plenty">{t.stock[0] ?? ''}</StockNote>
            <StockNote level="few">{t.stock[1] ?? ''}</StockNote>
            <StockNote level="none">{t.stock[2] ?? ''}</StockNote>
            {(['good', 'warn', 'bad', 'info'] as const).map((tone, index) => (
              <Badge key={tone} tone={tone} icon="info">
                {t.tags[index]}
              </Badge>
            ))}
          </div>
        </Section>

        <Section title={t.sections.cards} aside={<TextLink href="#all">{t.all}</TextLink>}>
          <Cards t={t} />
        </Section>

        <div className="grid gap-6 pt-6 lg:grid-cols-[264px_1fr] lg:gap-12">
          <div className="max-lg:order-last">
            <Filters t={t} />
          </div>
          <div>
            <div className="flex flex-wrap items-center gap-2 pb-6">
              {t.chips.map((chip) => (
                <Chip key={chip} href="#without" removeText={t.without}>
                  {chip}
                </Chip>
              ))}
            </div>
            <Cards t={t} beside />
          </div>
        </div>

        <Section title={t.sections.stalls} aside={<LiveMark>{t.live}</LiveMark>}>
          <Walk t={t} steps={t.steps} states={orderStates} label={t.sections.stalls} />
        </Section>
        <Section title={t.sections.refused} aside={<Badge tone="bad">{t.tags[2]}</Badge>}>
          <Walk t={t} steps={t.refusedSteps} states={refusedStates} label={t.sections.refused} />
        </Section>

        <div className="grid items-start gap-x-12 md:grid-cols-[7fr_5fr]">
          <Section title={t.sections.tables}>
            <Ledger
              caption={t.sections.tables}
              heads={t.ledgerHeads}
              entries={[
                {
                  kind: t.ledgerKinds[0] ?? '',
                  tone: 'warn' as const,
                  amount: -38_410,
                  what: <TextLink href="#order">{t.order}</TextLink>,
                },
                {
                  kind: t.ledgerKinds[1] ?? '',
                  tone: 'info' as const,
                  amount: -18_840,
                  what: <TextLink href="#order">{t.order}</TextLink>,
                },
                { kind: t.ledgerKinds[2] ?? '', tone: 'good' as const, amount: 60_000, what: t.paid },
              ].map(({ amount, ...entry }, index) => ({
                ...entry,
                id: String(index),
                when: <time>28 Nov, 10:42</time>,
                amount: `${amount > 0 ? '+' : '−'}${formatMoney(pounds(Math.abs(amount)), t.locale)}`,
                free: amount > 0 ? ('more' as const) : ('less' as const),
                after: formatMoney(pounds(86_320), t.locale),
              }))}
            />
          </Section>
          <Panel className="mt-12 md:mt-16">
            <h3 className="pb-3">{t.said}</h3>
            <Table
              caption={t.said}
              stack
              rows={t.said5.map((event, index) => ({ event, index }))}
              rowKey={({ event }) => event}
              columns={[
                { key: 'time', head: t.saidHeads[0] ?? '', quiet: true, cell: ({ index }) => <time>10:42:0{index}.118</time> },
                {
                  key: 'stall',
                  head: t.saidHeads[1] ?? '',
                  cell: ({ index }) => <StallDot stall={stalls[index] ?? 'orders'}>{t.stalls[index] ?? ''}</StallDot>,
                },
                { key: 'event', head: t.saidHeads[2] ?? '', cell: ({ event }) => event },
              ]}
            />
          </Panel>
        </div>

        <Section title={t.sections.credit}>
          <div className="bg-night text-on-night rounded-l grid gap-6 p-6 md:grid-cols-[auto_1fr] md:items-end md:gap-12 md:p-8">
            <div>
              <p className="text-on-night-2">{t.free}</p>
              <p className="text-5xl font-bold leading-none tracking-[-0.035em] tabular-nums md:text-6xl">
                {formatMoney(pounds(86_320), t.locale)}
              </p>
            </div>
            <Meter
              parts={(['used', 'held', 'asked', 'free'] as const).map((use, index) => ({
                use,
                share: [517, 377, 242, 863][index] ?? 0,
                text: t.meter[index] ?? '',
                value: formatMoney(pounds([51_700, 37_770, 24_210, 86_320][index] ?? 0), t.locale),
              }))}
            />
          </div>
          <div className="grid gap-12 pt-6 md:grid-cols-2">
            <PriceChart
              summary={t.history}
              points={[
                { at: today - 30 * DAY, amount: 1950 },
                { at: today - 21 * DAY, amount: 1800 },
                { at: today - 9 * DAY, amount: 2105 },
              ].map(({ at, amount }) => ({
                at,
                amount,
                when: new Date(at).toLocaleDateString(t.locale, { timeZone: 'UTC' }),
                price: formatMoney(pounds(amount), t.locale),
              }))}
              until={today}
              highest={formatMoney(pounds(2105), t.locale)}
              lowest={formatMoney(pounds(1800), t.locale)}
              start={t.historyEnds[0] ?? ''}
              end={t.historyEnds[1] ?? ''}
              tableLabel={t.historyTable}
              whenHead={t.historyHeads[0] ?? ''}
              priceHead={t.historyHeads[1] ?? ''}
            />
            <Facts items={t.facts.map(([term = '', value]) => ({ term, value }))} />
          </div>
        </Section>

        <Section title={t.sections.cart}>
          <Lines t={t} />
        </Section>

        <Section title={t.sections.navigation}>
          <div className="grid gap-6">
            <Tabs label={t.tabsLabel} items={t.tabs.map((text, index) => ({ href: `#tab${index}`, text, current: index === 1 }))} />
            <Pagination
              label={t.pages}
              first={{ href: '#first', text: t.first }}
              next={{ href: '#next', text: t.next }}
              position={t.position}
            />
          </div>
        </Section>

        <Section title={t.sections.notices}>
          <div className="grid gap-3 md:grid-cols-2">
            <Notice tone="bad" title={t.shortTitle} actions={<Button type="button">{t.change}</Button>}>
              {t.short}
            </Notice>
            <Notice tone="warn" title={t.changedTitle}>
              {t.changed}
            </Notice>
            <Notice tone="info" title={t.coveredTitle}>
              {t.covered}
            </Notice>
            <Notice tone="good" title={t.savedTitle} role="status" />
          </div>
        </Section>

        <Section title={t.sections.dialogs}>
          <Dialogs t={t} />
        </Section>

        <Section title={t.sections.states}>
          <div className="grid gap-6 md:grid-cols-2">
            <EmptyState level={2} title={t.emptyTitle} actions={<ButtonLink href="#walk">{t.walk}</ButtonLink>}>
              {t.empty}
            </EmptyState>
            <ErrorState level={2} title={t.errorTitle} reference={t.reference} actions={<ButtonLink href="#again">{t.again}</ButtonLink>}>
              {t.error}
            </ErrorState>
          </div>
          <Skeleton className="mb-6 h-8 w-1/3" />
          <ProductCards>
            {dyes.map((dye) => (
              <ProductCardSkeleton key={dye} />
            ))}
          </ProductCards>
        </Section>

        <Section title={t.sections.icons}>
          <ul role="list" className="grid grid-cols-[repeat(auto-fill,minmax(96px,1fr))] gap-3">
            {iconNames.map((name) => (
              <li key={name} className="text-s text-ink-2 grid justify-items-center gap-1">
                <Icon name={name} className="text-ink size-6" />
                {name}
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </main>
    <Footer
      brand={{ href: '#home', name: 'Souk' }}
      text={t.footer}
      columns={t.footerTitles.map((title) => ({ title, items: t.footerLinks.map((text) => ({ href: `#${text}`, text })) }))}
    />
  </>
)
