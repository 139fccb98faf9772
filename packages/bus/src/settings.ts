import { serverUrl } from '@souk/process'

/** The address of the broker. It holds a password, so it is never logged. */
export const busSettings = { AMQP_URL: serverUrl('amqp', 'amqps').describe('RabbitMQ: the bus.') } as const
