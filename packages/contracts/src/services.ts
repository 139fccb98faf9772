/**
 * The services of the shop. This is their only list: what differs from service to service is a `Record<ServiceName, …>`,
 * so the compiler names every place that a new service has to be added to.
 */
export const serviceNames = ['customer', 'order', 'product', 'accounting', 'storefront'] as const
export type ServiceName = (typeof serviceNames)[number]
