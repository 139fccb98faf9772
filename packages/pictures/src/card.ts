/** Width and height of a card, in pixels: what networks show whole beside a link. */
export const [CARD_WIDTH, CARD_HEIGHT] = [1200, 630]

/** The name of the file of a card, or its path, from that of the picture. Both are others at the same time. */
export const cardFor = (picture: string): string => picture.replace(/\.svg$/, '.png')

/** What else is drawn of a product: its label, and its case with all packs. */
export type View = 'label' | 'case'

/** The name of the file of a view, or its path, from that of the picture, as for a card. */
export const viewFor = (picture: string, view: View): string => picture.replace(/\.svg$/, `.${view}.svg`)
