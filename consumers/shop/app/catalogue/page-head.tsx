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
  return (
    <>
      <title>{title}</title>
      <meta name="description" content={description} />
      {isPublic ? <link rel="canonical" href={pageAt(path)} /> : <meta name="robots" content="noindex, follow" />}
      <meta property="og:site_name" content="Souk" />
      <meta property="og:type" content={type} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={pageAt(path)} />
      <meta property="og:locale" content={texts.locale.replace('-', '_')} />
      {image !== undefined && (
        <>
          <meta property="og:image" content={`${address}${image.path}`} />
          <meta property="og:image:type" content={image.type} />
          <meta property="og:image:width" content={String(image.width)} />
          <meta property="og:image:height" content={String(image.height)} />
          <meta property="og:image:alt" content={image.text} />
        </>
      )}
      <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
    </>
  )
}
