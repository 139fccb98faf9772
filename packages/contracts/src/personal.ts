import { z } from 'zod'
import { anyText, text } from '@souk/log-protocol'
import { displayText, LETTER, requiredText } from './display-text.ts'

/** The schemas of personal data. Such data never appears unencrypted in the log, a queue or a message. */
export const personalFields = z.registry<{ personal: true }>()

/** Marks a schema as personal data: events may hold it only inside {@link Sealed}. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema => {
  personalFields.add(schema, { personal: true })
  return schema
}

/** Personal data, encrypted with AES-256-GCM under the key of a subject, which is authenticated with it. */
export const Sealed = z
  .object({
    subject: anyText.describe('Whose key unseals the data: a customer id, or `invoice-<year>-<customer id>`.'),
    iv: z.base64url().describe('Initialisation vector, 12 bytes.'),
    ciphertext: z.base64url().describe('Encrypted JSON.'),
    tag: z.base64url().describe('Authentication tag, 16 bytes.'),
  })
  .describe('Personal data, sealed with a key that the event store keeps. Nobody can read it once that key is deleted.')
export type Sealed = z.infer<typeof Sealed>

const USERNAME = new RegExp(`^(?:${LETTER}|[._@+-])+$`, 'u')

// A label of a domain consists of letters, digits and inner hyphens. The last one has at least two letters and is not a number.
const ATOM = String.raw`(?:${LETTER}|[!#$%&'*+/=?^_\x60{|}~-])+`
const MORE = `(?:-*${LETTER})`
const DOMAIN = String.raw`(?:${LETTER}${MORE}*\.)+(?!\p{N}+$)${LETTER}${MORE}+`
const EMAIL = new RegExp(String.raw`^(?=[^@]{1,64}@)${ATOM}(?:\.${ATOM})*@${DOMAIN}$`, 'u')

// — what clients send —————————————————————————————————————————————————————————————————————————————

export const username = personal(
  z
    .string()
    .min(3)
    .max(64)
    .regex(USERNAME, 'must consist of letters, with their marks, of digits and of . _ @ + -')
    .describe('Name to log in with. Upper and lower case are the same, and so are the Unicode forms of a letter.'),
)
export const password = personal(
  text(128).min(8, 'must have at least 8 characters').describe('Password in plain text. It appears in requests only.'),
)
/** A name or a password that somebody types to get in. One that breaks the rules is wrong, but not malformed: the answer tells nothing else. */
export const typed = (what: string) => personal(anyText.describe(what))
export const personName = personal(requiredText(200).describe('Name as the customer writes it.'))
export const email = personal(
  z
    .string()
    .max(254)
    .regex(EMAIL, 'must be an email address: international ones are accepted, quoted names and numeric hosts are not')
    .meta({
      description: 'Email address. It may be international (RFC 6531). Quoted names and numeric hosts are not accepted.',
      format: 'idn-email',
    }),
)
export const phone = personal(displayText(50).describe('Telephone number as the customer writes it.'))

/** Most lines of an address. */
const MAX_ADDRESS_LINES = 6

/** What is printed on an envelope, in any country. It says nothing of streets or postal codes, which not every country has. */
export const postalAddress = {
  label: personal(requiredText(50).nullable().default(null).describe('What the customer calls this address, or null.')),
  recipient: personal(
    requiredText(200).nullable().default(null).describe('The name above the lines. Null: the name of the customer, as it is at the time.'),
  ),
  lines: personal(
    z
      .array(
        requiredText(100)
          .regex(/^[^\n\v\f\r\u0085\u2028\u2029]*$/, 'must be one line')
          .describe('A line as it is printed.'),
      )
      .min(1)
      .max(MAX_ADDRESS_LINES)
      .describe(`The lines below the name, 1 to ${MAX_ADDRESS_LINES}.`),
  ),
  country: personal(
    z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be a code of two capital letters, such as DE')
      .nullable()
      .default(null)
      .describe('The country (ISO 3166-1 alpha-2), or null.'),
  ),
}

// — what is kept ——————————————————————————————————————————————————————————————————————————————————

const kept = (description: string) => personal(anyText.describe(description))

export const PostalAddress = z
  .object({
    label: kept('What the customer calls this address.').nullable().describe('What the customer calls this address, or null.'),
    recipient: kept('The name above the lines.').nullable().describe('The name above the lines. Null: the name of the customer.'),
    lines: personal(z.array(anyText.describe('A line as it is printed.')).describe('The lines below the name.')),
    country: kept('The country.').nullable().describe('The country (ISO 3166-1 alpha-2), or null.'),
  })
  .describe('What is printed on an envelope.')
export type PostalAddress = z.infer<typeof PostalAddress>

export const PersonalData = z
  .object({
    username: kept('Name to log in with.'),
    name: kept('Name as the customer writes it.'),
    email: kept('Email address of the customer.'),
    phone: kept('Telephone number as the customer writes it.'),
    address: PostalAddress,
    passwordHash: kept('Argon2id hash in PHC format.'),
  })
  .describe('All data about a person. It is always sealed.')
export type PersonalData = z.infer<typeof PersonalData>
export const PersonalChange = PersonalData.partial().describe('The data about a person that changed. It is always sealed.')
export type PersonalChange = z.infer<typeof PersonalChange>

export const Recipient = z
  .object({
    name: kept('Name on the address, or of the customer, when the order was placed.'),
    lines: personal(
      z
        .array(kept('One line of the address.'))
        .describe('Lines of the address to which the order went, as it was then. None: there was no address.'),
    ),
    country: kept('Country of the address (ISO 3166-1).').nullable().describe('Country of the address (ISO 3166-1), or null.'),
  })
  .describe('Whom an invoice is for. In the log it is sealed, with a key that is kept as long as the law asks.')
export type Recipient = z.infer<typeof Recipient>

/** What all subjects of the keys of recipients begin with. */
export const INVOICE_SUBJECTS = 'invoice-'

/** The subject of the key that seals the recipient of an invoice: the customer's own key may be deleted sooner. */
export const invoiceSubject = (year: number, customerId: string): string =>
  `${INVOICE_SUBJECTS}${String(year).padStart(4, '0')}-${customerId}`
