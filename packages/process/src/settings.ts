import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { decimal, inPlainWords, messageOf } from '@souk/log-protocol'

/** A fault that the operator must mend before the process can start. The message is one line. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const port = decimal(z.int().min(0).max(65_535))

/** A setting that is a URL with one of these schemes. Several hosts are allowed, as in MongoDB's URLs. */
export const serverUrl = (...schemes: readonly string[]) =>
  z.string().regex(new RegExp(String.raw`^(?:${schemes.join('|')})://[^\s/?#]+(?:[/?#]\S*)?$`), `must be ${schemes.join(':// or ')}://…`)

/** Whether secrets may be generated or well known. {@link parseSettings} refuses well-known ones in production. */
export const environmentSettings = {
  SOUK_ENV: z
    .enum(['production', 'development'])
    .default('development')
    .describe('In production no secret is generated, and passwords that stand in the documentation are refused.'),
} as const

/** Whether managers may let something go wrong. {@link parseSettings} refuses it in production. */
export const failureLabSettings = {
  SOUK_FAILURE_LAB: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('Whether managers may choose what goes wrong with an order of their own. Never in production.'),
} as const

/** The settings of every process, by their names in the environment. */
export const processSettings = (defaults: { readonly port: number; readonly internalPort: number; readonly logLevel?: 'warn' }) => ({
  ...environmentSettings,
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

/** Passwords that stand in the documentation, or that servers have by default. */
const wellKnown: ReadonlySet<string> = new Set(['souk', 'choose-a-long-one', 'guest', 'admin', 'password', 'postgres'])

/** The password that a setting is or holds, if any. */
const passwordIn = (name: string, value: string): string | undefined => {
  if (name.endsWith('_PASSWORD')) return value
  // `new URL` cannot parse the URL of several servers.
  const [, password] = /^[a-z+]+:\/\/[^/?#@:]*:([^/?#]*)@/.exec(value) ?? []
  return password
}

/** @throws StartFault */
const refuseWellKnown = (settings: Readonly<Record<string, unknown>>): void => {
  if (settings['SOUK_ENV'] !== 'production') return
  const names = Object.entries(settings).flatMap(([name, value]) =>
    typeof value === 'string' && wellKnown.has(passwordIn(name, value) ?? '') ? [name] : [],
  )
  if (names.length > 0)
    throw new StartFault(`settings: SOUK_ENV=production refuses well-known passwords: set another one in ${names.join(', ')}`)
}

/** @throws StartFault */
const refuseFailureLab = (settings: Readonly<Record<string, unknown>>): void => {
  if (settings['SOUK_ENV'] === 'production' && settings['SOUK_FAILURE_LAB'] === true)
    throw new StartFault('settings: SOUK_ENV=production refuses SOUK_FAILURE_LAB=true: customers must not meet faults that somebody made')
}

/**
 * Parses settings from an environment. An empty value counts as unset. For a setting `NAME` that is unset, `NAME_FILE` may name
 * a file with its value: a secret in a file is not shown with the environment of the process.
 * @throws StartFault that lists every fault at once, also if production has a well-known password or the failure lab. It quotes no value: some are secret.
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
  const parsed = shape.safeParse(Object.fromEntries(given), { error: inPlainWords })
  if (parsed.success) {
    refuseWellKnown(parsed.data)
    refuseFailureLab(parsed.data)
    return parsed.data
  }
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new StartFault(`settings: ${faults.join('; ')}`)
}
