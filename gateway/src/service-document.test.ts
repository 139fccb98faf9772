import { describe, expect, it } from 'vitest'
import { serviceDocument } from './service-document.ts'

const ref = (path: string) => ({ $ref: `#/components/${path}` })
const merged = {
  openapi: '3.1.0',
  info: { title: 'Souk', version: '1' },
  tags: [
    { name: 'order', description: 'Orders.' },
    { name: 'product', description: 'Products.' },
  ],
  paths: {
    '/order/orders': { get: { responses: { 200: { content: [ref('schemas/Order')] }, 404: ref('responses/not-found') } } },
    '/orders': { get: { responses: { 200: ref('schemas/Product') } } },
    '/product/products': { get: { responses: { 200: ref('schemas/Product') } } },
  },
  components: {
    schemas: { Line: { type: 'object' }, Order: { properties: { line: ref('schemas/Line'), next: ref('schemas/Order') } }, Product: {} },
    responses: { 'not-found': { headers: { 'Retry-After': ref('headers/Retry-After') } }, conflict: {} },
    headers: { 'Retry-After': {}, ETag: {} },
    securitySchemes: { accessToken: {} },
  },
}

describe('the document of one service', () => {
  const { info, tags, paths, components } = serviceDocument(merged, 'order')

  it('has its own paths and its own tag', () => {
    expect(info).toEqual({ title: 'Souk: order', version: '1' })
    expect([tags, paths]).toEqual([[merged.tags[0]], { '/order/orders': merged.paths['/order/orders'] }])
  })

  it('has the components that these use, also by way of others, and all ways to authenticate', () => {
    const { Line, Order } = merged.components.schemas
    expect(components).toEqual({
      schemas: { Line, Order },
      responses: { 'not-found': merged.components.responses['not-found'] },
      headers: { 'Retry-After': {} },
      securitySchemes: { accessToken: {} },
    })
  })

  it('has no paths of a service that does not exist', () => {
    expect(serviceDocument(merged, 'nobody')).toMatchObject({ tags: [], paths: {}, components: { schemas: {}, responses: {} } })
  })
})
