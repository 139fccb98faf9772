// Starts the five real servers (test/servers.yml), runs the contract suites and the whole-system suites on them, and stops them;
// servers that somebody else has started are used, and left running.
import { output, report, run } from './run.mjs'

const compose = ['compose', '-f', 'test/servers.yml']
const mongodb = { MONGODB_URL: 'mongodb://souk:souk@127.0.0.1:47017/souk?authSource=admin' }
const others = {
  AMQP_URL: 'amqp://souk:souk@127.0.0.1:45672',
  REDIS_URL: 'redis://127.0.0.1:46379',
  DATABASE_URL: 'postgres://souk:souk@127.0.0.1:45432/souk',
  COUCHDB_URL: 'http://souk:souk@127.0.0.1:45984/souk',
}

const wasRunning = (await output('docker', [...compose, 'ps', '-q'])).trim() !== ''

await report('on real servers', async () => {
  try {
    await run('docker', [...compose, 'up', '-d', '--wait'])
    // One file after the other: the machine is shared with five servers.
    const vitest = ['run', '--no-file-parallelism']
    await run('vitest', [...vitest, 'mongodb', 'rabbitmq', 'redis', 'postgres', 'couchdb'], { ...mongodb, ...others })
    // The log on SQLite beside the four others, so that it may be long; then everything on its server.
    const mixed = { SOUK_TEST_ON: 'mixed', ...others }
    await run('vitest', [...vitest, 'test/saga', 'test/parallel-buyers', 'test/readme', 'test/crash'], mixed)
    await run('vitest', [...vitest, 'test/saga', 'test/readme'], { ...mixed, ...mongodb })
  } finally {
    if (!wasRunning) await run('docker', [...compose, 'down', '-v'])
  }
})
