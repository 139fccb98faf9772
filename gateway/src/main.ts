// Writes what the image of nginx needs into a folder: the configuration for the compose network, with its service names and Docker's name server;
// the script that prepares the settings when a container starts; the public files.
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nginxConfiguration, originSocket } from './nginx.ts'
import { publicFiles } from './public-files.ts'
import { routingTable } from './routing-table.ts'
import { settingsScript } from './settings-script.ts'

const sockets = '/sockets'

const configuration = (): string =>
  nginxConfiguration({
    routes: routingTable,
    upstream: (service) => `${service}:8080`,
    resolver: '127.0.0.11',
    port: 8080,
    adminPort: 8082,
    innerPort: 8081,
    internalPort: 9090,
    publicFolder: '/usr/share/nginx/souk',
    sockets,
    siteFolders: { shop: '/usr/share/nginx/shop', admin: '/usr/share/nginx/admin' },
  })

const folder = process.argv[2]
if (folder === undefined) throw new TypeError('the argument must be a folder')
const script = join(folder, 'settings.envsh')
const publicFolder = join(folder, 'public')
await mkdir(publicFolder, { recursive: true })
await writeFile(join(folder, 'nginx.conf'), configuration())
await writeFile(script, settingsScript(originSocket(sockets)))
await chmod(script, 0o755)
for (const { name, read } of publicFiles) await writeFile(join(publicFolder, name), (await read()).text)
