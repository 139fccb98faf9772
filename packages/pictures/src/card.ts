/** Width and height of a card, in pixels: what networks show whole beside a link. */
export const [CARD_WIDTH, CARD_HEIGHT] = [1200, 630]
