import type { ReactNode } from 'react'
import type { Held } from './undo.ts'

/** How a slice shows its fields: their names, and what they hold. */
export interface Shown {
  readonly label: (field: string) => string
  readonly show: (field: string, value: Held) => ReactNode
}
