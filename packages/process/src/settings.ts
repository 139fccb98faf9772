import { z } from 'zod'

/** Something about the start that its operator has to mend: one line says what. */
export class StartFault extends Error {
  override readonly name = 'StartFault'
}

const port = z.coerce.number().int().min(0).max(65_535)

/** A setting that is a URL of one of these schemes. Several hosts are allowed, as MongoDB has them. */
export const serverUrl = (...schemes: readonly string[]) =>
  z.string().regex(new RegExp(String.raw`^(?:${schemes.join('|')})://[^\s/?#]+(?:[/?#]\S*)?$`), `must be ${schemes.join(':// or ')}://…`)

/** What every process of the system is told, by the names in its environment. */
export const processSettings = (defaults: { readonly port: number; readonly internalPort: number; readonly logLevel?: 'warn' }) => ({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address that both ports listen on.'),
  PORT: port.default(defaults.port).describe('Port for everybody; 0: any that is free.'),
  INTERNAL_PORT: port.default(defaults.internalPort).describe('Port for operators: health and readiness.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default(defaults.logLevel ?? 'info')
    .describe('Least severe level that is logged, one JSON object a line on standard output.'),
})

/**
 * Settings from an environment; an empty value is none.
 * @throws StartFault that lists every fault at once, and quotes no value, for some are secret
 */
export const parseSettings = <Shape extends z.ZodType>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): z.output<Shape> => {
  const parsed = shape.safeParse(Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== '')))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new StartFault(`settings: ${faults.join('; ')}`)
}
