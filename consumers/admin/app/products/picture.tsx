import { Form, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Anchor, Button } from '@souk/ui'
import { useLanguage } from '../languages/language.ts'
import { Crumb } from '../parts/crumb.tsx'
import { FileField } from '../parts/file-field.tsx'
import { Page } from '../parts/page.tsx'
import { pictureOf } from './picture-address.ts'
import type { PictureChange } from './picture-changes.ts'
import { changePicture, loadPicture } from './picture.server.ts'

export const loader = ({ context, params }: LoaderFunctionArgs) => loadPicture(context, params['productId'])
export const action = ({ context, request, params }: ActionFunctionArgs) => changePicture(context, request, params['productId'])

/** Also after a refusal: somebody else may have changed the product, and the next attempt is about what is shown then. */
export const shouldRevalidate = () => true

type Loaded = Awaited<ReturnType<typeof loadPicture>>

/** Who has made a change, and when, as the log tells. */
const ByWhom = ({ change: { at, position, actorId }, names }: { readonly change: PictureChange; readonly names: Loaded['names'] }) => {
  const { texts, formats } = useLanguage()
  const who = (actorId === null ? undefined : names[actorId]) ?? texts.picture.somebody
  return (
    <Anchor href={`/log/${position}`} className="link">
      {texts.picture.byWhom(formats.moment(at), who)}
    </Anchor>
  )
}

/** The pictures that the product had, each once, without the one that it has. */
const Earlier = ({ loaded: { drawn, version, isRetired, picture, changes, names } }: { readonly loaded: Loaded }) => {
  const { texts } = useLanguage()
  const { picture: words } = texts
  if (changes === null) return <p className="quiet">{words.silent}</p>
  const shown = new Set([pictureOf(drawn, picture).src])
  const earlier = changes.filter(({ before }) => {
    const { src } = pictureOf(drawn, before)
    const isNew = before !== null && !shown.has(src)
    shown.add(src)
    return isNew
  })
  if (earlier.length === 0) return null
  return (
    <section aria-labelledby="earlier" className="picture-earlier">
      <h2 id="earlier" className="below">
        {words.earlier}
      </h2>
      <ul role="list">
        {earlier.map((change) => (
          <li key={change.position}>
            <img {...pictureOf(drawn, change.before)} sizes="96px" alt="" />
            <div>
              <p className="quiet">{words.until}</p>
              <p>
                <ByWhom change={change} names={names} />
              </p>
              {!isRetired && (
                <Form method="post">
                  <input type="hidden" name="version" value={version} />
                  <input type="hidden" name="change" value={change.position} />
                  <Button kind="line" name="step" value="back">
                    {words.putBack}
                  </Button>
                </Form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function PicturePage() {
  const loaded = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()?.refusal
  const { texts, formats } = useLanguage()
  const { picture: words } = texts
  const { state } = useNavigation()
  const { productId, name, drawn, version, isRetired, picture, changes, names, mostBytes } = loaded
  const newest = changes?.[0]
  const isBusy = state === 'submitting'
  return (
    <Page
      title={words.title(name)}
      heading={words.heading}
      above={
        <>
          <Crumb href="/products">{texts.shell.sections.products}</Crumb>
          <Crumb href={`/products/${productId}`}>{name}</Crumb>
        </>
      }
    >
      <div className="body picture-page">
        <figure>
          <img {...pictureOf(drawn, picture)} sizes="(width <= 672px) 100vw, 400px" alt={words.alt(name)} />
          <figcaption className="quiet">
            {picture === null ? words.drawn : words.uploaded(formats.number(picture.width), formats.number(picture.height))}
            {newest !== undefined && (
              <>
                {' '}
                <ByWhom change={newest} names={names} />
              </>
            )}
          </figcaption>
          {picture !== null && (
            <div className="picture-on-shelf">
              <img {...pictureOf(drawn, picture)} sizes="120px" alt="" />
              <p className="quiet">{words.onShelf}</p>
            </div>
          )}
        </figure>
        <div>
          {isRetired ? (
            <p>{words.refusals.retired}</p>
          ) : (
            <>
              {/* Another picture: the field is empty again. */}
              <Form key={newest?.position} method="post" encType="multipart/form-data" className="picture-form">
                <input type="hidden" name="version" value={version} />
                <FileField
                  label={picture === null ? words.upload : words.replace}
                  hint={words.hint}
                  choose={words.choose}
                  accept="image/png,image/jpeg,image/webp,image/avif"
                  mostBytes={mostBytes}
                  tooLong={words.refusals.tooLong}
                  error={refusal && words.refusals[refusal]}
                  step="upload"
                  isBusy={isBusy}
                >
                  {words.send}
                </FileField>
              </Form>
              {picture !== null && (
                <Form method="post" className="picture-form">
                  <input type="hidden" name="version" value={version} />
                  <p>
                    <Button kind="danger" name="step" value="remove">
                      {words.remove}
                    </Button>
                  </p>
                  <p className="quiet">{words.removeHint}</p>
                </Form>
              )}
            </>
          )}
          <Earlier loaded={loaded} />
        </div>
      </div>
    </Page>
  )
}
