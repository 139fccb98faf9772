import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { KeptForm } from '@souk/site/pages'
import { Button, ButtonLink, Facts, Panel } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { loadContinue } from './continue.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadContinue(context, request)

/** What a form says, as far as it may be seen. */
const useFacts = ({ order, shown, lines, moreLines, total }: Awaited<ReturnType<typeof loadContinue>>) => {
  const { texts, formats } = useLanguage()
  const { continue: words } = texts
  return [
    ...(order === undefined ? [] : [{ term: words.order, value: order }]),
    ...shown.map(({ name, value }) => ({ term: words.fields[name], value: <bdi className="whitespace-pre-line">{value}</bdi> })),
    ...(lines.length === 0
      ? []
      : [
          {
            term: words.goods,
            value: (
              <ul>
                {lines.map(({ productId, quantity, name }) => (
                  <li key={productId}>
                    {formats.number(quantity)} × <bdi>{name ?? words.unknownProduct}</bdi>
                  </li>
                ))}
                {moreLines > 0 && <li>{words.more(moreLines)}</li>}
              </ul>
            ),
          },
        ]),
    ...(total === undefined ? [] : [{ term: words.total, value: formats.money(total.amount, total.currency) }]),
  ]
}

/** What was posted when the session had ended, to be sent again or dropped. Any other page drops it. */
export default function Continue() {
  const data = useLoaderData<typeof loader>()
  const { texts } = useLanguage()
  const { continue: words } = texts
  const facts = useFacts(data)
  return (
    <div className="page py-8">
      <title>{`${words.title} · Souk`}</title>
      <meta name="robots" content="noindex" />
      <h1>{words.title}</h1>
      <p className="text-ink-2 max-w-measure pt-3 pb-6">{words.text}</p>
      <Panel className="max-w-[36rem]">
        <h2 className="text-l font-text font-strong font-stretch-normal tracking-normal">{words.acts[data.what]}</h2>
        <Facts items={facts} className="pt-3" />
        <div className="flex flex-wrap gap-3 pt-3">
          <KeptForm page={data.page} fields={data.fields}>
            <Button size="l">{words.submit}</Button>
          </KeptForm>
          <ButtonLink href={data.instead} kind="line" size="l">
            {words.drop}
          </ButtonLink>
        </div>
      </Panel>
    </div>
  )
}
