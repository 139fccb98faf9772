import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const shapes = {
  /** In the hero. */
  niche: 'aspect-[5/7.2] ring-inset ring-6 ring-night/30',
  /** A category. */
  tile: 'aspect-[5/6.6]',
  /** The one product of a page. */
  stage: 'aspect-[5/5.9]',
} as const

/** The arch of a stall. It cuts its picture, which stands on the ground: a picture brings its own wall and floor. */
export const Arch = ({ shape = 'tile', children }: { readonly shape?: keyof typeof shapes; readonly children: ReactNode }) => (
  <div className={cx('arch bg-sunken relative *:block *:size-full *:object-cover *:object-bottom', shapes[shape])}>{children}</div>
)
