import { defineView, type ReactionTable } from '@souk/service'
import { deductStock, releaseStock, reserveStock } from './domain/reactions.ts'
import { ofCategory, ofProduct, ofReservation, type ProductCollections } from './view/projectors.ts'

/** What the service does because of others' events. */
export const reactions: ReactionTable = {
  OrderPlaced: reserveStock,
  OrderCanceled: releaseStock,
  OrderFinalized: deductStock,
}

/** What its view is made of: its own events only. */
export const view = defineView<ProductCollections>({
  CategoryAdded: ofCategory,
  CategoryChanged: ofCategory,
  CategoryRetired: ofCategory,
  ProductAdded: ofProduct,
  ProductDetailsChanged: ofProduct,
  ProductPriceChanged: ofProduct,
  ProductRetired: ofProduct,
  StockAdjusted: ofProduct,
  UnitsReserved: ofProduct,
  UnitsReleased: ofProduct,
  UnitsDeducted: ofProduct,
  StockReserved: ofReservation,
  StockRejected: ofReservation,
  StockReleased: ofReservation,
  StockDeducted: ofReservation,
  ReservationClosed: ofReservation,
})
