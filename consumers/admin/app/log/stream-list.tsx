import { Form, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Field, Select, TextInput } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { FilterWays } from '../parts/filter-ways.tsx'
import { ListFoot } from '../parts/list-foot.tsx'
import { Page } from '../parts/page.tsx'
import { ExactTime } from './exact-time.tsx'
import { categories } from './filters.ts'
import { Position } from './position.tsx'
import { streamsQuery } from './stream-filters.ts'
import { loadStreams } from './stream-list.server.ts'

export const loader = ({ context, request }: LoaderFunctionArgs) => loadStreams(context, request)

export default function StreamListPage() {
  const { day, filters, total, streams, before, after } = useLoaderData<typeof loader>()
  const { texts, formats } = useLanguage()
  const { log: words } = texts
  const { category, prefix } = filters
  return (
    <Page heading={words.allStreams} above={<Crumb href="/log">{words.title}</Crumb>}>
      <div className="body">
        <Form key={`${category} ${prefix}`} role="search" aria-label={texts.list.filters} className="list-filters">
          <Field label={words.category}>
            <Select name="category" defaultValue={category}>
              <option value="">{texts.list.all}</option>
              {Object.values(categories)
                .flat()
                .sort()
                .map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label={words.prefix} className="filter-wide">
            <TextInput
              type="search"
              name="prefix"
              defaultValue={prefix}
              maxLength={200}
              pattern="[A-Za-z0-9_\-]*"
              placeholder="order-0193"
            />
          </Field>
          <FilterWays whole={category + prefix !== '' ? '/log/streams' : undefined} />
        </Form>
        <p className="list-head">
          <span>{words.countStreams(formats.number(total.count), total.count === 1, total.exact)}</span>
          <a href={`/log/streams/export.csv${streamsQuery(filters)}`} className="link" download="">
            {texts.list.asCsv}
          </a>
        </p>
        {streams.length === 0 ? (
          <p className="quiet">{words.noStream}</p>
        ) : (
          <table className="rows">
            <thead>
              <tr>
                <th className="ell">{words.stream}</th>
                <th className="hide-s">{words.service}</th>
                <th className="number">{words.eventCount}</th>
                <th className="number hide-s">{words.first}</th>
                <th className="number">{words.last}</th>
                <th className="hide-t">{words.at}</th>
              </tr>
            </thead>
            <tbody>
              {streams.map(({ stream, service, version, firstPosition, lastPosition, changedAt }) => (
                <tr key={stream}>
                  <td className="ell">
                    <Anchor href={`/log/streams/${stream}`} className="link mono row-open" data-row="">
                      {stream}
                    </Anchor>
                  </td>
                  <td className="hide-s">
                    {service !== null && <span className={`service service-of-${service}`}>{words.services[service]}</span>}
                  </td>
                  <td className="number">{formats.number(version)}</td>
                  <td className="number hide-s">
                    <Position position={firstPosition} inRow="over" />
                  </td>
                  <td className="number">
                    <Position position={lastPosition} inRow="over" />
                  </td>
                  <td className="quiet hide-t">
                    <ExactTime at={changedAt} day={day} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <ListFoot before={before} after={after} />
      </div>
    </Page>
  )
}
