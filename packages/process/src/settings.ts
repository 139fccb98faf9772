import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { decimal, messageOf } from '@souk/log-protocol'

/** A fault that the operator must mend before the process can start. The message is one line. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const port = decimal(z.int().min(0).max(65_535))

/** A setting that is a URL with one of these schemes. Several hosts are allowed, as in MongoDB's URLs. */
export const serverUrl = (...schemes: readonly string[]) =>
  z.string().regex(new RegExp(String.raw`^(?:${schemes.join('|')})://[^\s/?#]+(?:[/?#]\S*)?$`), `must be ${schemes.join(':// or ')}://…`)

/** The settings of every process, by their names in the environment. */
export const processSettings = (defaults: { readonly port: number; readonly internalPort: number; readonly logLevel?: 'warn' }) => ({
  HOST: z.string().min(1).default('127.0.0.1').describe('The address that both ports listen on.'),
  PORT: port.default(defaults.port).describe('Port for everybody; 0: any free one.'),
  INTERNAL_PORT: port.default(defaults.internalPort).describe('Port for operators: health and readiness.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default(defaults.logLevel ?? 'info')
    .describe('The least severe level that is logged. The log is one JSON object a line.'),
})

const readSecret = (name: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    throw new StartFault(`settings: ${name}: ${messageOf(error)}`)
  }
}

/**
 * Parses settings from an environment. An empty value counts as unset. For a setting `NAME` that is unset, `NAME_FILE` may name
 * a file with its value: a secret in a file is not shown with the environment of the process.
 * @throws StartFault that lists every fault at once. It quotes no value: some are secret.
 */
export const parseSettings = <Shape extends z.ZodObject>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Shape> => {
  const given = Object.keys(shape.shape).flatMap((name) => {
    const [value = '', file = ''] = [environment[name], environment[`${name}_FILE`]]
    if (value !== '') return [[name, value]]
    return file === '' ? [] : [[name, readSecret(`${name}_FILE`, file)]]
  })
  const parsed = shape.safeParse(Object.fromEntries(given))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new StartFault(`settings: ${faults.join('; ')}`)
}
