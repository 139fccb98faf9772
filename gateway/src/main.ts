// Prints the configuration of nginx for the compose network, with its service names and Docker's name server; with the argument `settings`,
// the script that prepares the settings of nginx when its container starts.
import { nginxConfiguration } from './nginx.ts'
import { MAX_BODY_BYTES, routingTable } from './routing-table.ts'
import { settingsScript } from './settings-script.ts'

const configuration = (): string =>
  nginxConfiguration({
    routes: routingTable,
    maxBodyBytes: MAX_BODY_BYTES,
    upstream: (service) => `${service}:8080`,
    resolver: '127.0.0.11',
    port: 8080,
    innerPort: 8081,
    internalPort: 9090,
    openApi: '/usr/share/nginx/openapi.json',
  })

process.stdout.write(process.argv[2] === 'settings' ? settingsScript() : configuration())
