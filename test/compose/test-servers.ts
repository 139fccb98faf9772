// Starts the five real servers (test/servers.yml), runs the contract suites and the whole-system suites on them, and removes them.
// The suites of the gateway start nginx and Varnish themselves.
import { freePort } from '@souk/testing'
import { report, run, runId, runTests, type Settings } from './run.ts'

const port = {
  mongodb: await freePort(),
  amqp: await freePort(),
  redis: await freePort(),
  postgres: await freePort(),
  couchdb: await freePort(),
}
const own: Settings = {
  COMPOSE_PROJECT_NAME: `souk-servers-${runId}`,
  SOUK_TEST_MONGODB_PORT: String(port.mongodb),
  SOUK_TEST_AMQP_PORT: String(port.amqp),
  SOUK_TEST_MANAGEMENT_PORT: String(await freePort()),
  SOUK_TEST_REDIS_PORT: String(port.redis),
  SOUK_TEST_POSTGRES_PORT: String(port.postgres),
  SOUK_TEST_COUCHDB_PORT: String(port.couchdb),
  // Tests may restart these servers, because nobody else uses them.
  SOUK_TEST_RESTART: '1',
}
const servers = {
  MONGODB_URL: `mongodb://souk:souk@127.0.0.1:${port.mongodb}/souk?authSource=admin`,
  AMQP_URL: `amqp://souk:souk@127.0.0.1:${port.amqp}`,
  REDIS_URL: `redis://127.0.0.1:${port.redis}`,
  DATABASE_URL: `postgres://souk:souk@127.0.0.1:${port.postgres}/souk`,
  COUCHDB_URL: `http://souk:souk@127.0.0.1:${port.couchdb}/souk`,
}

const compose = (...args: readonly string[]): Promise<void> => run('docker', ['compose', '-f', 'test/servers.yml', ...args], own)
const suites = (settings: Settings, ...names: readonly string[]): Promise<void> => runTests(names, { ...own, ...servers, ...settings })

const work = async (): Promise<void> => {
  await compose('up', '-d', '--wait')
  await suites({}, 'mongodb', 'rabbitmq', 'redis', 'postgres', 'couchdb')
  await suites({ NGINX_IMAGE: 'nginx:1.29', VARNISH_IMAGE: 'varnish:7.7' }, 'gateway')
  await suites(
    { SOUK_TEST_ON: 'mixed' },
    'test/saga',
    'test/parallel-buyers',
    'test/rebuild',
    'test/restore',
    'test/readme',
    'test/crash',
    'test/failure-lab',
  )
}

await report('on real servers', work, () => compose('down', '-v'))
