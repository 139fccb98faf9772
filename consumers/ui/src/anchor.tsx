import { type AnchorHTMLAttributes, type ComponentType, createContext, createElement, use } from 'react'

export type AnchorProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

const LinkContext = createContext<ComponentType<AnchorProps> | 'a'>('a')

/** Tells all components below how a link is made: `({ href, ...rest }) => <Link to={href} {...rest} />` for React Router. */
export const LinkProvider = LinkContext

/** A link as the site makes links, or a plain one. */
export const Anchor = (props: AnchorProps) => createElement(use(LinkContext), props)

/** The look of a link within text. */
export const linkClass = 'text-link underline decoration-1 underline-offset-[0.18em] hover:decoration-2'

export const TextLink = ({ className, ...rest }: AnchorProps) => <Anchor className={className ?? linkClass} {...rest} />
