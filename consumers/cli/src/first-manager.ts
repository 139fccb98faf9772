import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LogIn } from '@souk/contracts'
import { faultsIn, inPlainWords, messageOf } from '@souk/log-protocol'
import { Fault } from './fault.ts'

/** The first manager of a shop, as whom the command line logs in. */
export interface FirstManager extends LogIn {
  /** Where the password comes from, in words. */
  readonly source: string
}

/** Where a shop is, and how to get in. */
export interface Shop {
  readonly url: string
  /** Logs in before the first request. Without a manager, requests carry no token. */
  readonly manager?: FirstManager | undefined
  /** The file where the manager's password was looked for, if none is known. */
  readonly soughtIn?: string | undefined
}

export interface ManagerSources {
  /** From the settings. */
  readonly manager?: LogIn | undefined
  /** The data folder of the embedded shop. It keeps the password that the first start has generated. */
  readonly data: string
}

const fileIn = (data: string): string => join(data, 'manager.json')

/**
 * The manager of the settings; otherwise that of the embedded shop, if it has generated a password.
 * @throws Fault if there is a file that cannot be read
 */
export const firstManager = ({ manager: known, data }: ManagerSources): FirstManager | undefined => {
  if (known !== undefined) return { ...known, source: 'MANAGER_USER and MANAGER_PASSWORD' }
  const source = fileIn(data)
  if (!existsSync(source)) return undefined
  const unreadable = (why: string): Fault => new Fault(`cannot read the password in ${source}: ${why}`)
  let content: unknown
  try {
    content = JSON.parse(readFileSync(source, 'utf8'))
  } catch (error) {
    throw unreadable(messageOf(error))
  }
  const manager = LogIn.safeParse(content, { error: inPlainWords })
  if (!manager.success) throw unreadable(faultsIn(manager.error, 'file')[0]?.message ?? '')
  return { ...manager.data, source }
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

const isOfThisMachine = (url: string): boolean => loopbackNames.includes(URL.parse(url)?.hostname ?? '')

/** A shop with its first manager, if one is known. A password from a file is for this machine only. @throws Fault */
export const shopAt = (url: string, { manager, data }: ManagerSources): Shop => ({
  url,
  manager: manager !== undefined || isOfThisMachine(url) ? firstManager({ manager, data }) : undefined,
  soughtIn: isOfThisMachine(url) ? fileIn(data) : undefined,
})
