// Prints the definitions of the broker for tests: the users of the shop, and the administrator souk. The password of each user is its name.
import { brokerDefinitions } from '@souk/bus/rabbitmq-users'
import { serviceNames } from '@souk/contracts'

const [responder, administrator] = ['event-store', 'souk']
const subscribers = [...serviceNames, 'reader']
const passwords = Object.fromEntries([responder, administrator, ...subscribers].map((name) => [name, name]))
console.log(JSON.stringify(brokerDefinitions({ responder, subscribers, administrator, passwords })))
