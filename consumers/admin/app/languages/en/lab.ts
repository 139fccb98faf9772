import { oneOr } from '../one-or.ts'
import { services } from '../services.ts'

export const lab = {
  title: 'Failure lab',
  lead: 'Choose what goes wrong with an order of your own. The fault is real, strikes all who use the shop while it lasts, and ends by itself.',
  credit: (amount: string): string => `Your credit is ${amount}. An order that costs more is refused, whatever goes wrong.`,
  noCredit: (amount: string): string => `Your credit is ${amount}: every order is refused, whatever goes wrong.`,
  toCredit: 'Give yourself some',
  form: 'An experiment',
  fault: 'What goes wrong',
  kinds: {
    'message-lost': 'A message is lost',
    'message-doubled': 'A message comes twice',
    'message-delayed': 'A message is delayed',
    'service-stopped': 'A service stands still',
    'service-cut-off': 'A service is cut off',
    'stock-taken': 'Stock is taken away in between',
    'credit-taken': 'Credit is taken away in between',
  },
  titles: {
    'message-lost': (service: string, _from: string): string => `A message to ${service} is lost`,
    'message-doubled': (service: string, _from: string): string => `A message to ${service} comes twice`,
    'message-delayed': (service: string, _from: string): string => `A message to ${service} is delayed`,
    'service-stopped': (service: string, _from: string): string => `${service} stands still`,
    'service-cut-off': (service: string, from: string): string => `${service} is cut off from ${from}`,
    'stock-taken': (_service: string, _from: string): string => 'Stock is taken away in between',
    'credit-taken': (_service: string, _from: string): string => 'Credit is taken away in between',
  },
  /** What each fault will do, and what to look for. */
  does: {
    'message-lost':
      'The first message about the order that the service would react to is thrown away. Look at when the service finds it in the log, and how: by the gap before the next message, or after a quiet second.',
    'message-doubled':
      'The first message about the order that the service would react to is delivered twice. Look for the answers in the story: there is one, not two.',
    'message-delayed':
      'The first message about the order that the service would react to comes that many seconds late. Look at when the service answers: it need not wait, because it finds the order in the log.',
    'service-stopped':
      'The service reads nothing and answers 503, to everybody. Look at how the order waits, and at what the service does when it goes on.',
    'service-cut-off':
      'The service runs, but cannot reach the others. Look at how the order waits, and at how soon the service catches up.',
    'stock-taken':
      'Just before the service Product looks at the order, so much stock is written off that one unit is missing. Look for the refusal, for the credit that is released, and for the units coming back.',
    'credit-taken':
      'Just before the service Customer looks at the order, so much of your credit is withdrawn that it is not enough. Look for the refusal, for the stock that is released, and for the credit coming back.',
  },
  service: 'Service',
  services,
  from: 'Cut off from',
  sides: { bus: 'the bus', log: 'the log' },
  seconds: 'Seconds',
  secondsHint: '1 to 30',
  lasting: (seconds: number): string => `${seconds} ${oneOr(seconds, 'second', 'seconds')}`,
  product: 'Product to order',
  submit: 'Place the order with this fault',
  refusals: {
    noProduct: 'Choose a product.',
    badSeconds: 'Choose 1 to 30 seconds.',
    away: 'A service does not answer just now. Nothing was ordered, and nothing will go wrong.',
  },
  noProducts: 'No product is in stock, so nothing can be ordered.',
  toProducts: 'To the products',
  catalogueAway: 'The catalogue does not answer just now.',
  lift: 'Lift the fault',
  lifted: 'The fault is lifted.',
  tooLateToLift: 'The order has come: the fault ends by itself.',
  experiments: 'Experiments',
  none: 'There has been no experiment since the start of the event store.',
  state: 'State',
  states: { waiting: 'Waits for an order', running: 'Goes on', ended: 'Over', expired: 'Lifted' },
  order: 'Order',
  struck: 'Struck, UTC',
  found: 'Found in the log, UTC',
  ended: 'Ended, UTC',
  no: '–',
  books: 'The books',
  audit: 'Check the books',
  auditBegun: 'The books are being checked.',
  auditing: 'The books are being checked.',
  audited: (ok: boolean, at: string): string => (ok ? `In order, checked from ${at}.` : `Not in order, checked from ${at}.`),
  notAudited: 'The books have not been checked yet, or the auditor does not answer.',
  toBooks: 'To the books',
}
