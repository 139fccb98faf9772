import type { ProductEvent } from '@souk/contracts'
import { defineView, type ReactionTable } from '@souk/service'
import type { PriceGrace } from './domain/decide-stock.ts'
import { deductStock, releaseStock, reserveStock } from './domain/reactions.ts'
import { ofCategory, ofPicture, ofProduct, ofReservation, type ProductCollections } from './view/projectors.ts'

/** The events that lead to commands. */
export const reactions = (grace: PriceGrace): ReactionTable => ({
  OrderPlaced: reserveStock(grace),
  OrderCanceled: releaseStock,
  OrderFinalized: deductStock,
})

/** The events that change the view. */
export const view = defineView<ProductCollections, ProductEvent>({
  CategoryAdded: ofCategory,
  CategoryChanged: ofCategory,
  CategoryRetired: ofCategory,
  CategoryRestored: ofCategory,
  ProductAdded: ofProduct,
  ProductDetailsChanged: ofProduct,
  ProductPriceChanged: ofProduct,
  ProductRetired: ofProduct,
  ProductRestored: ofProduct,
  ProductPictureChanged: ofPicture,
  ProductPictureRemoved: ofProduct,
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
