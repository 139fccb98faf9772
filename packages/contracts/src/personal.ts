import { z } from 'zod'
import { requiredText, text } from '@souk/log-protocol'

/** The schemas of personal data. Such data never appears unencrypted in the log, a queue or a message. */
export const personalFields = z.registry<{ personal: true }>()

/** Marks a schema as personal data: events may hold it only inside {@link Sealed}. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema => {
  personalFields.add(schema, { personal: true })
  return schema
}

/** Personal data, encrypted with AES-256-GCM under the customer's own key. The customer's id is authenticated with it. */
export const Sealed = z
  .object({
    subject: text(100).describe('Owner of the key that unseals the data: the customer id.'),
    iv: z.base64url().describe('Initialisation vector, 12 bytes.'),
    ciphertext: z.base64url().describe('Encrypted JSON.'),
    tag: z.base64url().describe('Authentication tag, 16 bytes.'),
  })
  .describe('Personal data, sealed with the key of the customer. Nobody can read it once that key is deleted.')
export type Sealed = z.infer<typeof Sealed>

export const username = personal(
  z
    .string()
    .min(3)
    .max(64)
    .regex(/^[\p{L}\p{N}._@+-]+$/u)
    .describe('Name to log in with. Upper and lower case are the same.'),
)
export const password = personal(
  text(200)
    .refine((value) => value.length >= 8, 'must have at least 8 characters')
    .describe('Password in plain text. It appears in requests only.'),
)
export const personName = personal(requiredText(200).describe('Name as the customer writes it.'))
export const email = personal(z.email().max(254).describe('Email address of the customer.'))
export const phone = personal(text(50).describe('Telephone number as the customer writes it.'))
export const address = personal(text(500).describe('Postal address.'))
export const passwordHash = personal(z.string().max(200).describe('Argon2id hash in PHC format.'))

export const PersonalData = z
  .object({ username, name: personName, email, phone, address, passwordHash })
  .describe('All data about a person. It is always sealed.')
export type PersonalData = z.infer<typeof PersonalData>
export const PersonalChange = PersonalData.partial().describe('The data about a person that changed. It is always sealed.')
export type PersonalChange = z.infer<typeof PersonalChange>
