/** What a picture is drawn from: the texts of a product, and nothing else. */
export interface PicturedProduct {
  /** Its id. The ids inside the picture end in it, so that many pictures can stand in one page. */
  readonly id: string
  readonly name: string
  /** Says how it is packed, if it says so: `24 - 12 oz bottles`. */
  readonly description: string
  /** Who makes it. */
  readonly supplier: string
  /** The name of its category. */
  readonly category: string
}
