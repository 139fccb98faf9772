export { openPostgresCartStore } from './cart/cart-store.postgres.ts'
export { openPostgresOrderStore } from './view/store.postgres.ts'
