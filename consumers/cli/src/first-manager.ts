import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LogIn } from '@souk/contracts'
import { messageOf } from '@souk/log-protocol'
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
export const firstManager = ({ manager, data }: ManagerSources): FirstManager | undefined => {
  if (manager !== undefined) return { ...manager, source: 'MANAGER_USER and MANAGER_PASSWORD' }
  const source = join(data, 'manager.json')
  if (!existsSync(source)) return undefined
  try {
    return { ...LogIn.parse(JSON.parse(readFileSync(source, 'utf8'))), source }
  } catch (error) {
    throw new Fault(`cannot read the password in ${source}: ${messageOf(error)}`)
  }
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The first manager of the shop at this URL. A password from a file is for this machine only. @throws Fault */
export const firstManagerAt = (url: string, { manager, data }: ManagerSources): FirstManager | undefined =>
  manager !== undefined || loopbackNames.includes(URL.parse(url)?.hostname ?? '') ? firstManager({ manager, data }) : undefined
