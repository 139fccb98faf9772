/** What makes one site differ from another one. */
export interface SiteDefinition {
  readonly name: 'shop' | 'admin'
  /** The folder of its package. `scripts/setup.mjs` builds its pages in `build`. */
  readonly folder: URL
  /** Of its process. */
  readonly port: number
  readonly internalPort: number
  readonly cookiePrefix: string
  /** The pages that take files, and how many bytes a form with files may have there. Default: none. */
  readonly takingFiles?: Readonly<Record<string, number>>
}
