export { draw, drawCard, HEIGHT, WIDTH, type DrawOptions } from './draw.ts'
export { ground, type Ground } from './ground.ts'
export type { PicturedProduct } from './product.ts'
