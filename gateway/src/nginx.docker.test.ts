import { execFile } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { describe } from 'vitest'
import { freePort } from '@souk/testing'
import { gatewayContract, type GatewayEnvironment, type Services, type StartedGateway } from './gateway.contract.ts'
import { nginxConfiguration, originSocket } from './nginx.ts'
import { publicFiles } from './public-files.ts'
import { routingTable } from './routing-table.ts'
import { settingsScript } from './settings-script.ts'

/** The image of nginx. It runs only if one is named, because not every machine has Docker: `npm run test:servers` names it. */
const image = process.env['NGINX_IMAGE'] ?? ''

const docker = async (...args: readonly string[]): Promise<string> => (await promisify(execFile)('docker', args)).stdout.trim()

/** Starts nginx as the image of the gateway does, on the network of this machine. */
const startNginx = async (environment: GatewayEnvironment, services: Services): Promise<StartedGateway> => {
  const upstreams = new Map<string, string>()
  for (const [name, app] of Object.entries(services)) upstreams.set(name, new URL(await app.listen({ host: '127.0.0.1', port: 0 })).host)
  const [port, adminPort, innerPort, internalPort] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const folder = await mkdtemp(join(tmpdir(), 'souk-nginx-'))
  const configuration = join(folder, 'nginx.conf.template')
  const script = join(folder, 'settings.envsh')
  await writeFile(
    configuration,
    nginxConfiguration({
      routes: routingTable,
      upstream: (service) => upstreams.get(service) ?? '127.0.0.1:9',
      resolver: '127.0.0.11',
      port,
      adminPort,
      innerPort,
      internalPort,
      publicFolder: '/usr/share/nginx/souk',
      // Without a cache, nginx asks the services.
      sockets: '/tmp',
      siteFolders: { shop: '/usr/share/nginx/shop', admin: '/usr/share/nginx/admin' },
    }),
  )
  await writeFile(script, settingsScript(originSocket('/tmp')))
  const publicFolder = join(folder, 'public')
  await mkdir(publicFolder)
  for (const { name, read } of publicFiles) await writeFile(join(publicFolder, name), (await read()).text)
  await chmod(folder, 0o755)
  await chmod(script, 0o755)
  const settings = { ...environment, NGINX_ENVSUBST_FILTER: '^SOUK_', NGINX_ENVSUBST_OUTPUT_DIR: '/tmp' }
  const container = await docker(
    'run',
    '--detach',
    '--network=host',
    ...Object.entries(settings).map(([name, value]) => `--env=${name}=${value}`),
    `--volume=${configuration}:/etc/nginx/templates/nginx.conf.template:ro`,
    `--volume=${publicFolder}:/usr/share/nginx/souk:ro`,
    `--volume=${script}:/docker-entrypoint.d/10-souk-settings.envsh:ro`,
    image,
    'nginx',
    '-c',
    '/tmp/nginx.conf',
    '-g',
    'daemon off;',
  )
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${internalPort}/_internal_/healthcheck`).then(
      ({ ok }) => ok,
      () => false,
    )
  for (let tries = 0; !(await isUp()); tries += 1) {
    if (tries === 100) throw new Error(`nginx does not start: ${await docker('logs', container)}`)
    await sleep(100)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      await docker('rm', '--force', container)
      await Promise.all(Object.values(services).map((app) => app.close()))
      await rm(folder, { recursive: true })
    },
  }
}

describe.skipIf(image === '')('nginx as the gateway', () => {
  gatewayContract(startNginx)
})
