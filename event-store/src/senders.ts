import { INVOICE_SUBJECTS, ownerOf } from '@souk/contracts'
import type { AppendRequest } from '@souk/log-protocol'

/** What an operation asks of its sender: undefined if this sender may make the request, or else why not. */
export type SenderRule<Request> = (sender: string, request: Request) => string | undefined

/** Reading the log is free for all: it holds personal data only in sealed form. */
export const everybody: SenderRule<unknown> = () => undefined

export const customerService: SenderRule<unknown> = (sender) =>
  sender === 'customer' ? undefined : `keys are for the customer service only, and the sender is ${sender}`

export const productService: SenderRule<unknown> = (sender) =>
  sender === 'product' ? undefined : `only the product service keeps bytes, and the sender is ${sender}`

/** An instance speaks for its own service only. */
export const ownName: SenderRule<{ readonly name: string }> = (sender, { name }) =>
  name === sender ? undefined : `an instance of ${name} is not one of the sender, which is ${sender}`

const ofInvoice = (subject: string): boolean => subject.startsWith(INVOICE_SUBJECTS)

/** The customer service reads all keys. Accounting reads those that seal the recipients of invoices. */
export const keyReader: SenderRule<{ readonly subjects: readonly string[] }> = (sender, { subjects }) => {
  if (sender !== 'accounting') return customerService(sender, undefined)
  return subjects.every(ofInvoice) ? undefined : 'accounting reads only the keys of invoices'
}

/** Only the keys of invoices are deleted many at once. */
export const keySweeper: SenderRule<{ readonly after: string; readonly before: string }> = (sender, { after, before }) =>
  customerService(sender, undefined) ??
  (ofInvoice(after) && ofInvoice(before) ? undefined : 'only the keys of invoices are deleted by span')

interface OfConsumer {
  readonly consumer: string
}

/** The consumers of a service are `<service>.projection` and `<service>.reactions`. */
export const ownConsumer: SenderRule<OfConsumer> = (sender, { consumer }) =>
  consumer === `${sender}.projection` || consumer === `${sender}.reactions`
    ? undefined
    : `${consumer} is not a consumer of the sender, which is ${sender}`

/** {@link ownConsumer} for each of several events. */
export const ownConsumers: SenderRule<{ readonly events: readonly OfConsumer[] }> = (sender, { events }) =>
  events.map((event) => ownConsumer(sender, event)).find((refused) => refused !== undefined)

/** A service writes to the streams of its own categories only. It may expect any version of any stream. */
export const ownStreams: SenderRule<Pick<AppendRequest, 'appends'>> = (sender, { appends }) => {
  const foreign = appends.find(({ stream }) => ownerOf(stream) !== sender)?.stream
  return foreign === undefined ? undefined : `${foreign} belongs to ${ownerOf(foreign) ?? 'no service'}, and the sender is ${sender}`
}
