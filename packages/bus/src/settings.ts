import { serverUrl } from '@souk/process'

/** Where the broker is. The URL holds a password: nothing of it is logged. */
export const busSettings = { AMQP_URL: serverUrl('amqp', 'amqps').describe('RabbitMQ: the bus.') } as const
