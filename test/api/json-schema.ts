import ajvFormats from 'ajv-formats'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { isObject, type Json } from './documents.ts'

/** Makes a function that says where a value does not fit a schema of this OpenAPI document. */
export const createFaults = ({ components }: Json): ((schema: unknown, value: unknown) => readonly string[]) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajvFormats.default(ajv)
  // The library does not know these.
  ajv.addFormat('idn-email', /^[^@]+@[^@]+$/)
  ajv.addFormat('base64url', /^[\w-]*$/)
  const compiled = new Map<string, ValidateFunction>()
  return (schema, value) => {
    const text = JSON.stringify(schema)
    const validate = compiled.get(text) ?? ajv.compile({ ...(isObject(schema) && schema), components })
    compiled.set(text, validate)
    return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`)
  }
}
