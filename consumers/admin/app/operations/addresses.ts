interface Parked {
  readonly consumer: string
  readonly eventId: string
}

/** A parked event, as an address names it. */
export const keyOf = ({ consumer, eventId }: Parked): string => `${consumer}/${eventId}`

export const addressOfParked = (event: Parked): string => `/operations/parked?${new URLSearchParams({ event: keyOf(event) })}`

interface Burn {
  readonly service: string
  readonly instance: string
  /** Without it: the page that asks whether to do it. */
  readonly rebuild?: string
}

export const addressOfBurn = ({ service, instance, rebuild }: Burn): string =>
  `/operations/rebuilds?${new URLSearchParams({ service, instance, ...(rebuild !== undefined && { rebuild }) })}`
