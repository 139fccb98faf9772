import { describe, expect, it } from 'vitest'
import { Problem, problems } from '@souk/contracts'
import { nginxConfiguration } from './nginx.ts'
import { MAX_BODY_BYTES, routingTable } from './routing-table.ts'

const configuration = nginxConfiguration({
  routes: routingTable,
  maxBodyBytes: MAX_BODY_BYTES,
  upstream: (service) => `${service}.example:8080`,
  resolver: '192.0.2.53',
  port: 8080,
  internalPort: 9090,
})

/** The value of a map in the configuration for an input: that of the first pattern that matches. */
const mapped = (variable: string, input: string): string => {
  const block = configuration.split(`map $request_uri ${variable} {`)[1]?.split('\n  }')[0] ?? ''
  for (const [, pattern = '', value = ''] of block.matchAll(/"~(.*)" (\S+);/g)) {
    const match = new RegExp(pattern).exec(input)
    if (match) return value.replaceAll(/\$(\w+)/g, (_whole, name: string) => match.groups?.[name] ?? '')
  }
  return ''
}

describe('the configuration of nginx', () => {
  it.each(routingTable)('passes $prefix to its service', ({ prefix, service }) => {
    const variable = `$path_of_${service.replaceAll('-', '_')}`
    expect(configuration).toContain(`location ~ ^${prefix}(?:/|$) {`)
    expect(configuration).toContain(`set $upstream ${service}.example:8080;\n      proxy_pass http://$upstream${variable};`)
    expect(mapped(variable, prefix)).toBe('/')
    expect(mapped(variable, `${prefix}/`)).toBe('/')
    expect(mapped(variable, `${prefix}?limit=1`)).toBe('/?limit=1')
    expect(mapped(variable, `${prefix}/a%2Fb/c?d=/e`)).toBe('/a%2Fb/c?d=/e')
    for (const other of [`${prefix}s`, `/${prefix}/a`, `/x/..${prefix}/a`, '/']) expect(mapped(variable, other)).toBe('')
  })

  it('answers every error of its own as a known problem', () => {
    const bodies = Array.from(configuration.matchAll(/return (\d+) '(\{"type".*\})';/g), ([, status, body = '']) => ({
      status: Number(status),
      problem: Problem.parse(JSON.parse(body)),
    }))
    expect(bodies.length).toBeGreaterThan(6)
    for (const { status, problem } of bodies) {
      expect(problem).toMatchObject({ status, requestId: '$souk_request_id' })
      expect(problems).toHaveProperty(problem.code)
    }
    for (const status of [404, 413, 502, 503, 504]) {
      const code = bodies.find((body) => body.status === status)?.problem.code
      expect(configuration).toContain(`error_page ${status} = @${code};`)
      expect(configuration).toContain(`location @${code} {`)
    }
  })

  it('makes request ids that the services accept', () => {
    const [, pattern = '', form = ''] = /map \$request_id \$new_request_id \{\s+"~(.*)" (\S+);/.exec(configuration) ?? []
    const groups = new RegExp(pattern).exec('0123456789abcdef0123456789abcdef')?.groups
    expect(form.replaceAll(/\$(\w+)/g, (_whole, name: string) => groups?.[name] ?? '')).toBe('01234567-89ab-4def-8123-456789abcdef')
  })

  it('bounds bodies and waiting times, and passes event streams at once', () => {
    expect(configuration).toContain(`client_max_body_size ${MAX_BODY_BYTES};`)
    for (const line of ['proxy_connect_timeout', 'proxy_read_timeout', 'client_body_timeout', 'client_header_timeout'])
      expect(configuration).toMatch(new RegExp(`${line} \\d+s;`))
    expect(configuration).toContain('proxy_buffering off;')
  })

  it('logs neither queries nor addresses', () => {
    const format = /log_format[^;]+;/.exec(configuration)?.[0] ?? ''
    expect(format).toContain('$souk_request_id')
    expect(format).not.toMatch(/\$(?:request|args|query_string|request_uri|remote_addr|http_\w+)\b/)
  })
})
