import type { App } from '@souk/http'

/** The routes of an application, such as `GET /orders/:orderId`, as its router knows them. */
export const routesOf = async (app: App): Promise<string[]> => {
  await app.ready()
  const path: string[] = []
  const found: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const { 1: indent = '', 2: part = '', 3: methods = '' } = /^([\s│]*[└├]── )(\S*) \(([A-Z, ]*|-)\)/u.exec(line) ?? []
    if (indent === '') continue
    path.splice(indent.length / 4 - 1, Infinity, part)
    if (methods !== '-') for (const method of methods.split(', ')) found.push(`${method} ${path.join('').replace(/(?<=.)\/$/, '')}`)
  }
  return [...new Set(found)].toSorted()
}
