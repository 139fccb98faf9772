import { dark, INK, light } from '../colour.ts'
import { label } from '../label.ts'
import { meat } from '../motifs/meals.ts'
import { fish } from '../motifs/sea.ts'
import { flatLight, goodsIn, type Painting } from '../painting.ts'
import { at, clipped, path, rect, scatter, stroke, times } from '../svg.ts'
import { BASE, MIDDLE, type DrawPack } from './pack.ts'

const [WIDTH, HEIGHT] = [300, 252]
const [X, Y] = [MIDDLE - WIDTH / 2, BASE - HEIGHT]

/** What one sees behind the film. */
const food = (painting: Painting): string => {
  const { key, tint } = painting.goods
  if (key === 'fish' && /lax|salmon|lachs/i.test(painting.product.name))
    return (
      path(
        `M${X + 14} ${Y + 30}Q${MIDDLE} ${Y - 2} ${X + WIDTH - 14} ${Y + 44}V${BASE - 44}Q${MIDDLE} ${BASE - 2} ${X + 14} ${BASE - 28}Z`,
        tint,
      ) + times(9, (index) => stroke(`M${X + 26 + index * 32} ${Y + 24}q-20 90 4 ${HEIGHT - 60}`, light(tint, 0.45), 4))
    )
  switch (key) {
    case 'fish':
      return times(4, (index) =>
        at(MIDDLE, Y + 40 + index * 58, 2.6, fish(index % 2 === 0 ? dark(tint, 0.1) : tint), index % 2 === 0 ? -3 : 3),
      )
    case 'cubes':
      return rect(X + 16, Y + 16, WIDTH - 32, HEIGHT - 32, '#f4ebd8', 4) + rect(X + 16, BASE - 36, WIDTH - 32, 20, '#d8cbb3', 4)
    case 'meat':
      return scatter([-68, 84, 68, 96], (x, turn) => at(MIDDLE + x, Y + HEIGHT / 2, 2.5, meat(tint), turn))
    default:
      return scatter([-118, 50, -118, 130, -118, 206, 118, 50, 118, 130, 118, 206], (x, y, index) =>
        at(MIDDLE + x, Y + y, 0.86, goodsIn(painting), index * 24 - 50),
      )
  }
}

/** Food behind film, with a sleeve of card round the middle. */
export const slab: DrawPack = (painting) => {
  const tray = painting.goods.key === 'cubes' ? '#dce3df' : '#2a2230'
  const right = X + WIDTH
  const d = `M${X + 12} ${Y}H${right - 12}Q${right} ${Y} ${right} ${Y + 12}V${BASE - 12}Q${right} ${BASE} ${right - 12} ${BASE}H${X + 12}Q${X} ${BASE} ${X} ${BASE - 12}V${Y + 12}Q${X} ${Y} ${X + 12} ${Y}Z`
  const width = 182
  const left = MIDDLE - width / 2
  return {
    width: WIDTH,
    drawing:
      path(d, tray) +
      clipped(
        painting.id('j'),
        d,
        food(painting) +
          rect(X, Y, WIDTH, HEIGHT, '#fff', 0, { opacity: 0.1 }) +
          path(
            `M${X + 6} ${Y + 90}L${X + 60} ${Y}h24L${X + 6} ${Y + 128}ZM${right - 66} ${BASE}L${right} ${BASE - 116}v34L${right - 46} ${BASE}Z`,
            '#fff',
            { opacity: 0.2 },
          ),
      ) +
      rect(X + 5, Y + 5, WIDTH - 10, HEIGHT - 10, 'none', 9, { stroke: '#fff', 'stroke-width': 2, opacity: 0.3 }) +
      stroke(`M${X + 14} ${Y + 26}q14-12 40-12M${right - 16} ${BASE - 30}q-12 14-36 15`, '#fff', 5, { opacity: 0.6 }) +
      rect(left - 4, Y - 2, width + 10, HEIGHT + 5, INK, 2, { opacity: 0.28 }) +
      label(painting, { x: left, y: Y - 5, width, height: HEIGHT + 10 }, { radius: 2, largest: 50 }) +
      rect(left, Y - 5, width, HEIGHT + 10, flatLight(painting)),
  }
}
