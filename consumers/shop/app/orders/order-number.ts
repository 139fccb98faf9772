/** How people call an order: the end of its id, which the search finds too. */
export const orderNumber = (orderId: string): string => orderId.slice(-8)
