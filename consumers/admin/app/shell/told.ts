/** What has been done, or has not been, and how it is undone. */
export interface Told {
  readonly text: string
  /** The path of the page that tells it. Default: the next one; another tab may be quicker, if it is live. */
  readonly page?: string
  /** Nothing has been done. */
  readonly failed?: true
  /** A form that takes it back. It names the change, and the page that it is sent to finds what was before. */
  readonly undo?: {
    readonly action: string
    readonly fields: Readonly<Record<string, string>>
    /** What was added is retired: it does not go away. */
    readonly retires?: true
  }
}
