import { redirect } from 'react-router'
import type { Address, CustomerExport } from '@souk/client'
import { customerOf, newKey, say, valuesOf, visitOf, type Context } from '@souk/site/pages/server'
import { languageOf } from '../languages/all.server.ts'
import { countriesIn, countryName } from './countries.server.ts'
import { accountOf, edited, refusalOf, refused, save, send, versionOf } from './forms.server.ts'
import { KEY, VERSION, type Values } from './forms.ts'

/** What the fields of an address say. Empty lines say nothing. */
export const addressIn = ({ label = '', recipient = '', lines = '', country = '' }: Values) => ({
  label: label.trim() || null,
  recipient: recipient.trim() || null,
  lines: lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  country: country || null,
})

const fieldsOf = ({ label, recipient, lines, country }: Address): Values => ({
  label: label ?? '',
  recipient: recipient ?? '',
  lines: lines.join('\n'),
  country: country ?? '',
})

export const loadAddresses = async (context: Context, request: Request) => {
  const { customer, addresses } = await accountOf(context)
  const language = languageOf(request)
  return {
    name: customer.name,
    addresses: addresses.map((address) => ({ ...address, country: countryName(language, address.country) })),
  }
}

/** Makes an address the one that orders go to. Doing it again changes nothing. */
export const chooseDefault = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const { addressId = '' } = await valuesOf(request)
  const problem = await send(context, visitOf(context).shop.chooseDefaultAddress({ path: { customerId, addressId } }))
  say(context, problem === undefined ? 'defaultAddress' : 'failed')
  return redirect('/account/addresses')
}

const among = (account: CustomerExport, wanted: string): Values | undefined => {
  const found = account.addresses.find(({ addressId }) => addressId === wanted)
  return found && fieldsOf(found)
}

export const loadNewAddress = async (context: Context, request: Request) => {
  const account = await accountOf(context)
  return { values: { [KEY]: newKey(), [VERSION]: versionOf(account) }, countries: countriesIn(languageOf(request)) }
}

export const addAddress = async (context: Context, request: Request) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const headers = { 'idempotency-key': values[KEY] || newKey() }
  const asked = visitOf(context).shop.addAddress({ path: { customerId }, body: addressIn(values), headers })
  const problem = await send(context, asked)
  if (problem !== undefined) return refused(refusalOf(problem, values))
  say(context, 'addressAdded')
  throw redirect('/account/addresses')
}

export const loadAddress = async (context: Context, request: Request, addressId: string) => {
  const account = await accountOf(context)
  const fields = among(account, addressId)
  if (fields === undefined) throw redirect('/account/addresses')
  return { values: edited(account, fields), countries: countriesIn(languageOf(request)) }
}

/** Saves or removes an address. */
export const changeAddress = async (context: Context, request: Request, addressId: string) => {
  const { customerId } = customerOf(context)
  const values = await valuesOf(request)
  const { shop } = visitOf(context)
  const path = { customerId, addressId }
  if (values['remove'] !== undefined) {
    const problem = await send(context, shop.removeAddress({ path }), { missing: 'done' })
    say(context, problem === undefined ? 'addressRemoved' : 'failed')
    throw redirect('/account/addresses')
  }
  const refusal = await save(context, {
    values,
    now: (account) => among(account, addressId),
    write: (headers) => shop.changeAddress({ path, body: addressIn(values), headers }),
  })
  if (refusal !== undefined) return refused(refusal)
  say(context, 'saved')
  throw redirect('/account/addresses')
}
