import type { ReactNode } from 'react'
import { cx } from '@souk/ui'

/** `yes`, `no`: an answer; `back`: given back; `wait`: to come; `end`: over, and nobody's fault; `held`, `none`: neither. */
export type StateTone = 'yes' | 'no' | 'back' | 'wait' | 'end' | 'held' | 'none'

/** A state is a word. Its mark only repeats it, by its shape and by its colour. */
export const State = ({ tone, children }: { readonly tone: StateTone; readonly children: ReactNode }) => (
  <span className={cx('state', `state-${tone}`)}>{children}</span>
)
