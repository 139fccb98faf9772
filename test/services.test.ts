import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { serviceNames } from '@souk/contracts'
import { routingTable } from '@souk/gateway'

const compose = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8')

/** The lines of each service in docker-compose.yml, by its name. */
const composed = new Map(
  (compose.split(/^services:\n/m)[1] ?? '')
    .split(/^(?=\S)/m, 1)
    .join('')
    .split(/^ {2}(?=[a-z-]+:$)/m)
    .map((block) => [block.slice(0, block.indexOf(':')), block] as const),
)

describe('the list of services', () => {
  it('names exactly the folders of services/', () => {
    expect(new Set(readdirSync(new URL('../services', import.meta.url)))).toEqual(new Set(serviceNames))
  })

  it.each(serviceNames)('docker-compose.yml runs %s', (name) => {
    expect(composed.get(name)).toMatch(new RegExp(String.raw`command:\s+\[node, (?:\S+, )*services/${name}/src/main\.ts\]`))
  })

  // The shop does its work without its auditor.
  const needed = routingTable.filter(({ service }) => service !== 'books')
  it.each(needed)(
    'docker-compose.yml puts $service on the network of the gateway, and starts the gateway after it',
    ({ prefix, service }) => {
      expect(prefix).toBe(`/${service}`)
      expect(composed.get(service)).toMatch(/^ {4}networks: \[api, bus\b/m)
      expect(composed.get('gateway')).toContain(`      ${service}: { condition: service_healthy }\n`)
    },
  )

  it('docker-compose.yml puts the auditor on the network of the gateway, and on no other', () => {
    expect(composed.get('books')).toMatch(/^ {4}networks: \[api\]$/m)
    expect(composed.get('gateway')).not.toContain('books')
  })

  const withoutSecrets = ['gateway', 'cache', 'graphql']
  it.each(withoutSecrets)('docker-compose.yml gives %s no secrets', (part) => {
    expect(composed.get(part)).not.toContain('secrets:')
  })
  const parts = [...composed.keys()].filter((part) => !['', 'secrets', ...withoutSecrets].includes(part))
  it.each(parts)('docker-compose.yml gives %s its own secrets and no others', (part) => {
    expect(composed.get('secrets')).toContain(`- ${part}-secrets:/secrets/${part}\n`)
    expect(composed.get(part)?.match(/[a-z-]+-secrets:[^'\]\n]+/g)).toEqual([`${part}-secrets:/run/secrets:ro`])
  })
})
