import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { findEverywhere, type SoukClient } from '@souk/client'
import { dayOrTime, OrderStatus, Product, productSort, serviceNames, type ProductSort } from '@souk/contracts'
import { describeAudits, listAudits, newestIsOk } from './audits.ts'
import { addClient, describeClients, listClients, revokeClient } from './clients.ts'
import { describeImport, exportAs, exported, exportNamed, importProducts } from './csv.ts'
import {
  adjustCredit,
  describeCredit,
  describeCustomer,
  describeCustomers,
  describeLedger,
  exportCustomer,
  findCustomers,
  forgetCustomer,
  listLedger,
  setCredit,
  showCustomer,
} from './customers.ts'
import { Fault } from './fault.ts'
import { describeFound } from './find.ts'
import type { Shop } from './first-manager.ts'
import { describeInvoice, readInvoice, saveInvoice } from './invoices.ts'
import { describeInstances, describeStory, listInstances, readStory, searchLog, type CommitFilter } from './log.ts'
import {
  describeCommit,
  describeFingerprints,
  describeOrderChange,
  rebuild,
  rotateSigningKey,
  serviceNamed,
  tailLog,
  verifyLog,
  watchOrders,
  type RebuildWanted,
} from './manage.ts'
import { describeOrder, describeOrders, describeStatistics, listOrders, orderStatistics, showOrder } from './orders.ts'
import { describeParked, listParked, loopNamed, loops, settleParked, type Action, type Asked } from './parked.ts'
import { describePictures, uploadPicture } from './pictures.ts'
import { describeHistory, describeProducts, listProducts, readHistory } from './products.ts'
import { createProgress } from './progress.ts'
import type { ReplayResult } from './replay.ts'
import { describeRevenue, readRevenue, revenueParts, revenuePeriods, type RevenuePart, type RevenuePeriod } from './revenue.ts'
import { describeRest, type Listed } from './terminal.ts'
import { accessToken, unknownManager, visit } from './visit.ts'

const wholeNumber = (text: string): number => {
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < 1)
    throw new InvalidArgumentError('It must be a whole number of at least 1.')
  return number
}
const units = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a number of units, 0 or more.')
  return Number(text)
}
const minorUnits = (text: string): number => {
  if (!/^-?\d{1,15}$/.test(text)) throw new InvalidArgumentError('It must be a whole number of minor units.')
  return Number(text)
}
const dayOrTimeIn = (text: string): string => {
  const { data } = dayOrTime.safeParse(text)
  if (data === undefined)
    throw new InvalidArgumentError('It must be a day such as 2026-01-31 (UTC) or a time such as 2026-01-31T12:00:00Z.')
  return data
}
const share = (text: string): number => {
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0 && number <= 1)) throw new InvalidArgumentError('It must be a number from 0 to 1.')
  return number
}

const describeReplay = ({
  orders,
  placed,
  finalized,
  canceled,
  ordersPerSecond,
  latencyMs,
  invoices,
  unpricedLines,
}: ReplayResult): string => {
  const reasons = Object.entries(canceled).map(([reason, count]) => `${count} ${reason}`)
  return [
    `${orders} orders of ${invoices} invoices, ${placed} placed in this run (${unpricedLines} lines without a price left out)`,
    `${finalized} finalized, ${reasons.length === 0 ? 'none canceled' : `canceled: ${reasons.join(', ')}`}`,
    ...(placed === 0
      ? []
      : [
          `${ordersPerSecond} orders per second; placing to final: ${latencyMs.p50} ms p50, ${latencyMs.p95} ms p95, ${latencyMs.p99} ms p99`,
        ]),
  ].join('\n')
}

export interface ProgramParts {
  /** The default of `--url`. */
  readonly url: string
  /** The shop at a URL, and as whom to log in there. @throws Fault */
  shopAt(url: string): Shop
  print(line: string): void
  readonly terminal: NodeJS.WriteStream
  /** Where a file goes that is given no name. */
  readonly output: NodeJS.WritableStream
  /** Called when a check fails. The exit code must then be 1. */
  fail(): void
}

const SHORT_PATIENCE_MS = 5_000
const BOOKS_PATIENCE_MS = 60_000
const IMPORT_PATIENCE_MS = 300_000

export const buildProgram = ({ url: defaultUrl, shopAt, print, terminal, output, fail }: ProgramParts): Command => {
  const program = new Command('souk')
    .description('The command line of Souk.')
    .option('--url <url>', 'URL of the gateway', defaultUrl)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(see souk --help)')
  const url = (): string => program.opts<{ url: string }>().url
  const shop = (): Shop => shopAt(url())
  const command = (parent: Command, name: string, description: string): Command => parent.command(name).description(description)

  const inShop = <Result>(task: (api: SoukClient) => Promise<Result>): Promise<Result> =>
    visit(shop(), { patienceMs: SHORT_PATIENCE_MS }, task)

  const printList = <Item>(
    found: Listed<Item>,
    json: boolean | undefined,
    describe: (items: readonly Item[]) => string,
    nothing: string,
  ): void => {
    if (json === true) return print(JSON.stringify(found.items))
    print(found.items.length === 0 ? nothing : describe(found.items))
    const rest = describeRest(found)
    if (rest !== undefined) print(rest)
  }

  command(program, 'manager', 'Show the user name and password of the first manager, as whom the other commands log in.').action(() => {
    const { manager, ...where } = shop()
    if (manager === undefined) throw unknownManager(where)
    print(`user name: ${manager.username}\npassword:  ${manager.password}\nfrom:      ${manager.source}`)
  })
  command(program, 'token', 'Print an access token of the manager for requests of your own. It counts for ten minutes.').action(
    async () => {
      print(await accessToken(shop(), { patienceMs: SHORT_PATIENCE_MS }))
    },
  )

  const load = program.command('load').description('Fill the shop.')
  command(load, 'northwind', 'Load the Northwind catalogue. Products that were loaded before stay as they are.').action(async () => {
    const { loadNorthwind } = await import('./load-northwind.ts')
    await loadNorthwind(shop(), print)
  })

  const products = program.command('products').description('Manage products.')
  command(products, 'import', 'Import products from a CSV file. It changes nothing if something is wrong with the file.')
    .argument('<file>', 'CSV: commas, semicolons or tabs; the first line names the columns, as in an export')
    .option('--check', 'only say what would be done')
    .option('--again', 'apply the file once more, although it was imported before')
    .option('--json', 'print one JSON object')
    .action(async (file: string, { check = false, again = false, json }: { check?: boolean; again?: boolean; json?: boolean }) => {
      const imported = await visit(shop(), { patienceMs: IMPORT_PATIENCE_MS }, (api) => importProducts(api, file, { check, again }))
      print(json === true ? JSON.stringify(imported) : describeImport(imported))
      if (imported.errors.length > 0) fail()
    })
  command(products, 'list', 'List products: product, units that can be ordered, units reserved, price, name.')
    .addOption(
      new Option('--sort <order>', 'what comes first: the lowest, or with a minus the highest')
        .choices(productSort.options)
        .default('oldest'),
    )
    .option('--up-to <units>', 'only products of which so many units can be ordered, or fewer', units)
    .addOption(new Option('--status <status>', 'only products with this status').choices(Product.shape.status.options).default('active'))
    .option('-n, --limit <products>', 'number of products, 100 at most', wholeNumber, 20)
    .option('--json', 'print one JSON array')
    .action(async ({ json, ...wanted }: { sort: ProductSort; upTo?: number; status: Product['status']; limit: number; json?: boolean }) => {
      const found = await inShop((api) => listProducts(api, wanted))
      printList(found, json, describeProducts, 'there are no such products')
    })
  command(products, 'history', 'Show the last changes of a product, newest first: when, event, who, what was before and after.')
    .argument('<product-id>')
    .option('-n, --limit <changes>', 'number of changes, 100 at most', wholeNumber, 20)
    .option('--json', 'print one JSON array')
    .action(async (productId: string, { limit, json }: { limit: number; json?: boolean }) => {
      const found = await inShop((api) => readHistory(api, productId, limit))
      printList(found, json, describeHistory, 'nothing has changed')
    })
  command(products, 'picture', 'Give a product the picture in a file (PNG, JPEG, WebP or AVIF), and show the addresses of its sizes.')
    .argument('<product-id>')
    .argument('<file>')
    .option('--json', 'print the product as one JSON object')
    .action(async (productId: string, file: string, { json }: { json?: boolean }) => {
      const product = await inShop((api) => uploadPicture(api, productId, file))
      print(json === true ? JSON.stringify(product) : describePictures(product))
    })
  command(program, 'export', 'Export all products, orders, customers or invoices as CSV.')
    .argument('<what>', exported.join(', '))
    .option('--out <file>', 'where to (default: standard output)')
    .action(async (name: string, { out = output }: { out?: string | NodeJS.WritableStream }) => {
      const what = exportNamed(name)
      await inShop((api) => exportAs(api, what, out))
    })

  command(program, 'replay', 'Place the invoices of an Online Retail file as orders.')
    .argument('<file>', 'CSV, gzipped or not')
    .option('--limit <invoices>', 'number of invoices, from the start of the file (default: all)', wholeNumber)
    .option('--concurrency <number>', 'orders under way at the same time', wholeNumber, 64)
    .option('--short-credit <share>', 'share of customers, 0 to 1, who get too little credit', share, 0)
    .option('--json', 'print the result as one JSON object')
    .action(async (file: string, options: { limit?: number; concurrency: number; shortCredit: number; json?: boolean }) => {
      const { replay } = await import('./replay.ts')
      const result = await replay({ ...options, shop: shop(), file, progress: createProgress(terminal) })
      print(options.json === true ? JSON.stringify(result) : describeReplay(result))
    })

  command(program, 'books', 'Check every invariant of a running shop.')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      // Imported here, because no other command needs the projectors of all services.
      const { auditShop, printBooks } = await import('./books.ts')
      const books = await inShop((api) => auditShop(api, { patienceMs: BOOKS_PATIENCE_MS, progress: createProgress(terminal) }))
      print(json === true ? JSON.stringify(books) : printBooks(books))
      if (!books.ok) fail()
    })

  command(
    program,
    'audits',
    'List the last audits of the books, newest first: audit, when begun, when ended, who wanted it, what it found.',
  )
    .option('--json', 'print one JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const audits = await inShop(listAudits)
      if (json === true) print(JSON.stringify(audits))
      else print(audits.length === 0 ? 'there are no audits' : describeAudits(audits))
      if (!newestIsOk(audits)) fail()
    })

  command(program, 'rebuild', 'Empty the view of a service and rebuild it from the log.')
    .argument('<service>', serviceNames.join(', '))
    .option('--fingerprints', 'compare the rows before and after; exit code 1 if they are not the same')
    .option('--instance <id>', 'the instance of the service that is to do it')
    .action(async (name: string, wanted: RebuildWanted) => {
      const service = serviceNamed(name)
      const { status, rebuilt } = await inShop((api) => rebuild(api, service, wanted, createProgress(terminal)))
      const { checkpoint, parked } = status
      if (rebuilt !== undefined) print(describeFingerprints(rebuilt))
      const without = parked.projection === 0 ? '' : `; it could not show every event: ${parked.projection} parked`
      if (rebuilt?.state === 'failed') print(`the view of ${service} is not rebuilt`)
      else print(`the view of ${service} is rebuilt, up to position ${checkpoint.position}${without}`)
      if (rebuilt?.fingerprints?.every(({ equal }) => equal === true) === false || rebuilt?.state === 'failed') fail()
    })

  const log = program.command('log').description('Verify, show or search the log.')
  command(log, 'verify', 'Verify the whole log: positions, hash chain, versions.')
    .option('--json', 'print one JSON object')
    .action(async ({ json }: { json?: boolean }) => {
      const verification = await inShop((api) => verifyLog(api, createProgress(terminal)))
      if (json === true) print(JSON.stringify(verification))
      else if (verification.ok)
        print(`✓ ${verification.head.position} commits, ${verification.events} events, head ${verification.head.hash}`)
      else print(`✗ commit ${verification.position}: ${verification.fault}`)
      if (!verification.ok) fail()
    })
  command(log, 'tail', 'Show the last commits and follow new ones: position, time, stream, version, event.')
    .option('-n, --last <commits>', 'number of commits to start with', wholeNumber, 10)
    .option('--no-follow', 'stop at the end of the log')
    .option('--json', 'print each commit as a line of JSON')
    .action(async ({ last, follow, json }: { last: number; follow: boolean; json?: boolean }) => {
      await inShop(async (api) => {
        for await (const commit of tailLog(api, { last, follow })) print(json === true ? JSON.stringify(commit) : describeCommit(commit))
      })
    })

  command(log, 'search', 'List the commits that match, newest first: position, time, stream, version, event.')
    .option('--category <category>', 'only commits with an event in the streams of this category: order, product …')
    .option('--type <event>', 'only commits with an event of this type: OrderPlaced …')
    .option('--stream <stream>', 'only commits with an event of this stream')
    .option('--correlation <id>', 'only commits that this request has led to')
    .option('--actor <id>', 'only commits for which this party gave the command')
    .option('--from <moment>', 'only commits since this day (2026-01-31, UTC) or time (2026-01-31T12:00:00Z)', dayOrTimeIn)
    .option('--until <moment>', 'only commits before this day or time', dayOrTimeIn)
    .option('-n, --limit <commits>', 'number of commits', wholeNumber, 20)
    .option('--json', 'print each commit as a line of JSON')
    .action(
      async ({
        limit,
        json,
        correlation,
        ...rest
      }: Omit<CommitFilter, 'correlationId'> & { correlation?: string; limit: number; json?: boolean }) => {
        const filter = { ...rest, ...(correlation !== undefined && { correlationId: correlation }) }
        let found = 0
        await inShop(async (api) => {
          for await (const commit of searchLog(api, filter, limit)) {
            found += 1
            print(json === true ? JSON.stringify(commit) : describeCommit(commit))
          }
        })
        if (found === 0 && json !== true) print('no commit matches')
      },
    )

  command(
    program,
    'story',
    'Show all that happened because of an order: time, service, event, its causes, milliseconds since the last of them.',
  )
    .argument('<order-id>')
    .option('--json', 'print one JSON object')
    .action(async (orderId: string, { json }: { json?: boolean }) => {
      const story = await inShop((api) => readStory(api, orderId))
      print(json === true ? JSON.stringify(story) : describeStory(story))
    })
  command(
    program,
    'instances',
    'List the running instances: service, instance, version, since when, database, ready or not, position, lag, parked events, when last seen.',
  )
    .option('--json', 'print one JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const instances = await inShop(listInstances)
      print(json === true ? JSON.stringify(instances) : describeInstances(instances))
    })

  const orders = program.command('orders').description('List, show, watch and sum up orders.')
  command(orders, 'list', 'List the last orders, newest first: order, when placed, status, total, customer, why it was canceled.')
    .argument('[words...]', 'beginnings of words of its products, the end of its id, the beginning of its invoice number: all must match')
    .addOption(new Option('--status <status>', 'only orders with this status').choices(OrderStatus.options))
    .option('--open-for <seconds>', 'only orders that have been neither finalized nor canceled for longer', wholeNumber)
    .option('-n, --limit <orders>', 'number of orders, 100 at most', wholeNumber, 20)
    .option('--json', 'print one JSON array')
    .action(async (words: string[], options: { status?: OrderStatus; openFor?: number; limit: number; json?: boolean }) => {
      const { json, openFor: openForSeconds, ...wanted } = options
      const q = words.length === 0 ? undefined : words.join(' ')
      const found = await inShop((api) => listOrders(api, { ...wanted, q, openForSeconds }))
      printList(found, json, describeOrders, 'there are no such orders')
    })
  command(orders, 'show', 'Show an order, as it is or as it was.')
    .argument('<order-id>')
    .option('--as-of <moment>', 'a position of the log, or a time: 2026-01-31T12:00:00Z')
    .option('--json', 'print one JSON object')
    .action(async (orderId: string, { asOf, json }: { asOf?: string; json?: boolean }) => {
      const order = await inShop((api) => showOrder(api, orderId, asOf))
      print(json === true ? JSON.stringify(order) : describeOrder(order))
    })
  command(orders, 'statistics', 'What came of the orders of a span of time, and how long it took, beside the span before.')
    .option(
      '--from <moment>',
      'the day (2026-01-31, UTC) or time (2026-01-31T12:00:00Z) with which it begins (default: a day before its end)',
      dayOrTimeIn,
    )
    .option('--until <moment>', 'the day or time before which it ends (default: now)', dayOrTimeIn)
    .option('--json', 'print one JSON object')
    .action(async ({ json, ...span }: { from?: string; until?: string; json?: boolean }) => {
      const statistics = await inShop((api) => orderStatistics(api, span))
      print(json === true ? JSON.stringify(statistics) : describeStatistics(statistics))
    })
  command(orders, 'watch', 'Show the changes of orders as they happen: time, order, new status, event, who.')
    .option('--customer <customer-id>', 'only orders of this customer')
    .option('--json', 'print each change as a line of JSON')
    .action(async ({ customer, json }: { customer?: string; json?: boolean }) => {
      await inShop(async (api) => {
        for await (const change of watchOrders(api, customer)) print(json === true ? JSON.stringify(change) : describeOrderChange(change))
      })
    })

  command(program, 'invoice', 'Show the invoice of an order, or write it to a file.')
    .argument('<order-id>')
    .addOption(new Option('--pdf <file>', 'write a PDF').conflicts(['html', 'json']))
    .addOption(new Option('--html <file>', 'write a page').conflicts('json'))
    .option('--json', 'print one JSON object')
    .action(async (orderId: string, { pdf, html, json }: { pdf?: string; html?: string; json?: boolean }) => {
      if (pdf !== undefined) return inShop((api) => saveInvoice(api, orderId, 'pdf', pdf))
      if (html !== undefined) return inShop((api) => saveInvoice(api, orderId, 'html', html))
      const invoice = await inShop((api) => readInvoice(api, orderId))
      print(json === true ? JSON.stringify(invoice) : describeInvoice(invoice))
    })

  command(program, 'revenue', 'Show the revenue of today, this month or this year (UTC), beside that of the one before.')
    .addArgument(new Argument('[period]').choices(revenuePeriods).default('day'))
    .addOption(new Option('--of <part>', 'also the share of each product or category').choices(revenueParts))
    .option('--json', 'print one JSON object')
    .action(async (period: RevenuePeriod, { of, json }: { of?: RevenuePart; json?: boolean }) => {
      const revenue = await inShop((api) => readRevenue(api, period, of, Date.now()))
      print(json === true ? JSON.stringify(revenue) : describeRevenue(revenue))
    })

  const keys = program.command('keys').description('Manage the keys that sign access tokens.')
  command(
    keys,
    'rotate',
    'Sign with a new key from now on. Tokens of the old one count until they expire, so no request is refused.',
  ).action(async () => {
    const { signingKeyId, expiresAt } = await inShop(rotateSigningKey)
    print(`access tokens are signed with key ${signingKeyId} from now on, until ${expiresAt} at most`)
  })

  const clients = program.command('clients').description('Manage clients: programs with access of their own.')
  command(clients, 'add', 'Add a client, and show its id and its secret. Nobody can show the secret again.')
    .argument('<label>', 'what you call it')
    .requiredOption('--scope <scope...>', 'what it may do: order:read, order:write …')
    .option('--json', 'print one JSON object')
    .action(async (label: string, { scope, json }: { scope: string[]; json?: boolean }) => {
      const client = await inShop((api) => addClient(api, label, scope))
      print(json === true ? JSON.stringify(client) : `client id:     ${client.clientId}\nclient secret: ${client.clientSecret}`)
    })
  command(clients, 'list', 'List the clients: id, since when, scopes, label.')
    .option('--json', 'print one JSON array')
    .action(async ({ json }: { json?: boolean }) => {
      const all = await inShop(listClients)
      if (json === true) print(JSON.stringify(all))
      else print(all.length === 0 ? 'there are no clients' : describeClients(all))
    })
  command(clients, 'revoke', 'Revoke a client. Its access tokens count no more.')
    .argument('<client-id>')
    .action(async (clientId: string) => {
      await inShop((api) => revokeClient(api, clientId))
      print(`${clientId} is revoked`)
    })

  command(program, 'find', 'Search orders, customers, products, categories, invoices and commits at once, by words, ids and numbers.')
    .argument('<words...>')
    .option('-n, --limit <items>', 'items of each kind, 100 at most', wholeNumber, 5)
    .option('--json', 'print one JSON object')
    .action(async (words: string[], { limit, json }: { limit: number; json?: boolean }) => {
      const found = await inShop((api) => findEverywhere(api, words.join(' '), limit))
      const text = describeFound(found)
      if (json === true) print(JSON.stringify(found))
      else print(text === '' ? 'there is no such thing' : text)
    })
  const customers = program.command('customers').description('Find, show and forget customers.')
  command(customers, 'find', 'List customers by the beginnings of words of name, email address and user name.')
    .argument('<words...>')
    .option('-n, --limit <customers>', 'number of customers, 100 at most', wholeNumber, 20)
    .option('--json', 'print one JSON array')
    .action(async (words: string[], { limit, json }: { limit: number; json?: boolean }) => {
      const found = await inShop((api) => findCustomers(api, words, limit))
      printList(found, json, describeCustomers, 'there are no such customers')
    })
  command(customers, 'show', 'Show a customer, with addresses and credit.')
    .argument('<customer-id>')
    .option('--json', 'print one JSON object')
    .action(async (customerId: string, { json }: { json?: boolean }) => {
      const shown = await inShop((api) => showCustomer(api, customerId))
      print(json === true ? JSON.stringify(shown) : describeCustomer(shown))
    })
  command(customers, 'export', 'Print all that the shop knows of a customer, as one JSON object.')
    .argument('<customer-id>')
    .action(async (customerId: string) => {
      print(JSON.stringify(await inShop((api) => exportCustomer(api, customerId)), null, 2))
    })
  command(
    customers,
    'forget',
    'Delete the personal data of a customer for ever. Invoices keep name and address for as long as the law asks.',
  )
    .argument('<customer-id>')
    .requiredOption('--yes', 'it cannot be undone')
    .action(async (customerId: string) => {
      await inShop((api) => forgetCustomer(api, customerId))
      print(`${customerId} is forgotten`)
    })

  const credit = program.command('credit').description('Show and change the credit of customers, in minor units.')
  command(credit, 'adjust', 'Grant credit, or withdraw it: -- -500.')
    .argument('<customer-id>')
    .argument('<amount>', 'minor units; negative: to withdraw', minorUnits)
    .requiredOption('--reason <words>', 'for the ledger')
    .action(async (customerId: string, amount: number, { reason }: { reason: string }) => {
      print(describeCredit(await inShop((api) => adjustCredit(api, customerId, amount, reason))))
    })
  command(credit, 'set', 'Set what is available.')
    .argument('<customer-id>')
    .argument('<available>', 'minor units', minorUnits)
    .requiredOption('--reason <words>', 'for the ledger')
    .action(async (customerId: string, available: number, { reason }: { reason: string }) => {
      print(describeCredit(await inShop((api) => setCredit(api, customerId, available, reason))))
    })
  command(credit, 'ledger', 'List the last changes of a credit: time, kind, amount, order or reason.')
    .argument('<customer-id>')
    .option('-n, --limit <changes>', 'number of changes, 100 at most', wholeNumber, 20)
    .option('--json', 'print one JSON array')
    .action(async (customerId: string, { limit, json }: { limit: number; json?: boolean }) => {
      const found = await inShop((api) => listLedger(api, customerId, limit))
      printList(found, json, describeLedger, 'nothing has changed')
    })

  const parked = program.command('parked').description('Manage parked events: those that a service could not handle.')
  const parkedCommand = (name: string, description: string): Command =>
    command(parked, name, description)
      .option('--service <service>', 'only events that this service has parked')
      .option('--loop <loop>', `only events that this loop of a service has parked: ${loops.join(' or ')}`)
  const askedFor = ({ service, loop }: { service?: string; loop?: string }): Asked => ({
    services: service === undefined ? serviceNames : [serviceNamed(service)],
    loops: loop === undefined ? loops : [loopNamed(loop)],
  })
  parkedCommand('list', 'List parked events: event, consumer, type, stream, position, since when, why.')
    .option('--json', 'print one JSON array')
    .action(async ({ json, ...options }: { service?: string; loop?: string; json?: boolean }) => {
      const events = await inShop((api) => listParked(api, askedFor(options)))
      if (json === true) print(JSON.stringify(events.map(({ service, event }) => ({ service, ...event }))))
      else print(events.length === 0 ? 'nothing is parked' : describeParked(events))
    })
  interface Wanted {
    readonly service?: string
    readonly loop?: string
    readonly reason?: string
  }
  const settle = async (action: Action, eventId: string, options: Wanted): Promise<void> => {
    const settled = await inShop((api) => settleParked(api, action, eventId, askedFor(options), createProgress(terminal)))
    for (const { consumer, fault } of settled)
      if (fault === undefined) print(`${action.kind === 'retry' ? 'handled' : 'discarded'} by ${consumer}`)
    const faults = settled.flatMap(({ consumer, fault }) => (fault === undefined ? [] : `${consumer}: ${fault}`))
    if (faults.length > 0) throw new Fault(faults.join('; '))
  }
  parkedCommand('retry', 'Retry a parked event, and then the events that wait for it.')
    .argument('<event-id>')
    .action((eventId: string, options: Wanted) => settle({ kind: 'retry' }, eventId, options))
  parkedCommand('discard', 'Discard a parked event, and retry the events that wait for it.')
    .argument('<event-id>')
    .option('--reason <text>', 'why it is given up; it is kept with your name')
    .action((eventId: string, options: Wanted) => settle({ kind: 'discard', reason: options.reason }, eventId, options))
  return program
}
