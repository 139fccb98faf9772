import { useRouteLoaderData } from 'react-router'
import { useLanguage } from '../languages/language.ts'
import type { Shell } from '../shell/shell.server.ts'
import type { socialPicture } from './storefront.server.ts'

type SocialPicture = ReturnType<typeof socialPicture>

export interface PageHeadProps {
  readonly title: string
  readonly description: string
  /** Of the page in this language, without the prefix. It names no filters, so that a page counts once. */
  readonly path: string
  /** False: search engines follow its links, and do not show it. */
  readonly isPublic?: boolean
  /** The picture that other sites show beside a link to the page. */
  readonly image?: SocialPicture | undefined
  readonly type?: 'website' | 'product'
}

/** The address of the site, and the prefix of the language. */
export const useSite = () => {
  const shell = useRouteLoaderData<Shell>('root')
  const { code } = useLanguage()
  const address = shell?.address ?? ''
  const prefix = shell?.languages.find((language) => language.code === code)?.prefix ?? ''
  return { address, pageAt: (path: string): string => `${address}${prefix}${path === '/' && prefix !== '' ? '' : path}` }
}

/** What search engines and other sites read of a page. */
export const PageHead = ({ title, description, path, isPublic = true, image, type = 'website' }: PageHeadProps) => {
  const { texts } = useLanguage()
  const { address, pageAt } = useSite()
  // https://ogp.me: what is said about an image follows it.
  const graph = {
    site_name: 'Souk',
    type,
    title,
    description,
    url: pageAt(path),
    locale: texts.locale.replace('-', '_'),
    ...(image && {
      image: address + image.path,
      'image:type': image.type,
      'image:width': image.width,
      'image:height': image.height,
      'image:alt': image.text,
    }),
  }
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      {isPublic ? <link rel="canonical" href={pageAt(path)} /> : <meta name="robots" content="noindex, follow" />}
      {Object.entries(graph).map(([name, content]) => (
        <meta key={name} property={`og:${name}`} content={String(content)} />
      ))}
      <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
    </>
  )
}
