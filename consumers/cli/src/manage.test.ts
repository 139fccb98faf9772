import { expect, it } from 'vitest'
import { createClient } from '@souk/client'
import { rebuild } from './manage.ts'

const quiet = { begin: () => undefined, step: () => undefined, at: () => undefined, end: () => undefined }

it('waits for the instance that rebuilds the view, whichever one gets the requests', async () => {
  const instance = '01900000-0000-7000-8000-000000000001'
  const asked: string[] = []
  let position = 0
  const fetch = async ({ method, url }: Request): Promise<Response> => {
    const { pathname, search, searchParams } = new URL(url)
    asked.push(`${method} ${pathname}${search}`)
    if (method === 'POST') return Response.json({ status: 'rebuilding', position: 2, instance, rebuildId: instance }, { status: 202 })
    // The view of another instance is not touched.
    if (searchParams.get('instance') === instance) position += 1
    return Response.json({ checkpoint: { position: searchParams.get('instance') === instance ? position : 2 } })
  }
  const { status } = await rebuild(createClient({ baseUrl: 'http://shop', fetch }), 'storefront', {}, quiet)
  expect([status.checkpoint.position, position]).toEqual([2, 2])
  const looked = `GET /storefront/admin/status?instance=${instance}`
  expect(asked).toEqual(['POST /storefront/admin/rebuild', looked, looked])
})
