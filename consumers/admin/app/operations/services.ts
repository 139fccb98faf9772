/** The services that read the log, in the order in which an order passes them. */
export const services = ['order', 'product', 'customer', 'accounting', 'storefront'] as const
export type ServiceName = (typeof services)[number]

/** The event store writes the log, and has no view. */
export type Process = ServiceName | 'event-store'

const loops = ['projection', 'reactions'] as const
type Loop = (typeof loops)[number]

/** What has parked an event, such as `order.reactions`. */
export interface Consumer {
  readonly service: ServiceName
  readonly loop: Loop
}

/** Reads the name of a consumer. Undefined: there is none with that name. */
export const consumerIn = (name: string): Consumer | undefined => {
  const [first, second, ...rest] = name.split('.')
  const service = services.find((one) => one === first)
  const loop = loops.find((one) => one === second)
  return service === undefined || loop === undefined || rest.length > 0 ? undefined : { service, loop }
}

/** The order that a stream is about. Undefined: it is about something else. */
export const orderOf = (stream: string): string | undefined => /^(?:order|reservation|payment|invoice)-([\da-f-]{36})$/.exec(stream)?.[1]
