/** What the services are called, in every language. */
export const services = { order: 'Order', product: 'Product', customer: 'Customer', accounting: 'Accounting', storefront: 'Storefront' }
