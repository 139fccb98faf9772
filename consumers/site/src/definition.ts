/** What makes one site differ from another one. */
export interface SiteDefinition {
  readonly name: 'shop' | 'admin'
  /** The folder of its package. `scripts/setup.mjs` builds its pages in `build`. */
  readonly folder: URL
  /** Of its process. */
  readonly port: number
  readonly internalPort: number
  readonly cookiePrefix: string
}
