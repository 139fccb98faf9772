import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

const Nothing = (): null => null

/**
 * A part of a page that is loaded when it is shown.
 * @param instead  what is shown if its file is not found: by a page that is older than the shop, or without a connection
 */
export const later = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
  instead: ComponentType<Props> = Nothing,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => load().catch(() => ({ default: instead })))
