import { z } from 'zod'
import { requiredText, text } from '@souk/log-protocol'

/** Registry of what may never stand in the log, a queue or a message in clear. */
export const personalFields = z.registry<{ personal: true }>()

/** Marks a field as personal data (DESIGN 8): it may only stand in a schema that is sealed. */
export const personal = <Schema extends z.ZodType>(schema: Schema): Schema => {
  personalFields.add(schema, { personal: true })
  return schema
}

/** AES-256-GCM ciphertext of personal data, under the customer's own key; authenticated with the key's subject. */
export const Sealed = z
  .object({
    subject: text(100).describe('Whose key opens it: the customer id.'),
    iv: z.base64url().describe('Initialisation vector, 12 bytes.'),
    ciphertext: z.base64url().describe('Encrypted JSON.'),
    tag: z.base64url().describe('Authentication tag, 16 bytes.'),
  })
  .describe('Personal data under the key of its customer; unreadable for ever once that key is deleted.')
export type Sealed = z.infer<typeof Sealed>

export const username = personal(
  z
    .string()
    .min(3)
    .max(64)
    .regex(/^[\p{L}\p{N}._@+-]+$/u)
    .describe('Name to log in with; upper and lower case are the same.'),
)
export const password = personal(
  text(200)
    .refine((value) => value.length >= 8, 'must have at least 8 characters')
    .describe('Password in clear; only ever in a request.'),
)
export const personName = personal(requiredText(200).describe('Name as the customer writes it.'))
export const email = personal(z.email().max(254).describe('Address for messages to the customer.'))
export const phone = personal(text(50).describe('Telephone number as the customer writes it.'))
export const address = personal(text(500).describe('Postal address.'))
export const passwordHash = personal(z.string().max(200).describe('Argon2id hash in PHC format.'))

/** All that is known of a person; events seal the part that changed. */
export const PersonalData = z
  .object({ username, name: personName, email, phone, address, passwordHash })
  .describe('All that is known of a person; only ever sealed.')
export type PersonalData = z.infer<typeof PersonalData>
export const PersonalChange = PersonalData.partial().describe('What changed of it; only ever sealed.')
export type PersonalChange = z.infer<typeof PersonalChange>
