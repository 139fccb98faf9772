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

export interface ManagerSources {
  /** From the settings. */
  readonly manager?: LogIn | undefined
  /** The data folder of the embedded shop. It keeps the password that the first start has generated. */
  readonly data: string
}

/**
 * The manager of the settings; otherwise that of the embedded shop, if it has generated a password.
 * @throws Fault if there is a file that cannot be read
 */
export const firstManager = ({ manager: known, data }: ManagerSources): FirstManager | undefined => {
  if (known !== undefined) return { ...known, source: 'MANAGER_USER and MANAGER_PASSWORD' }
  const source = join(data, 'manager.json')
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

/** The first manager of the shop at this URL. A password from a file is for this machine only. @throws Fault */
export const firstManagerAt = (url: string, { manager, data }: ManagerSources): FirstManager | undefined =>
  manager !== undefined || loopbackNames.includes(URL.parse(url)?.hostname ?? '') ? firstManager({ manager, data }) : undefined
