// Prints the configuration of nginx for the compose network, with its service names and Docker's name server.
// SOUK_HOSTS stays a placeholder: the image of the gateway fills it in when a container starts.
import { nginxConfiguration } from './nginx.ts'
import { MAX_BODY_BYTES, routingTable } from './routing-table.ts'

process.stdout.write(
  nginxConfiguration({
    routes: routingTable,
    maxBodyBytes: MAX_BODY_BYTES,
    upstream: (service) => `${service}:8080`,
    resolver: '127.0.0.11',
    hosts: '${SOUK_HOSTS}',
    port: 8080,
    internalPort: 9090,
  }),
)
