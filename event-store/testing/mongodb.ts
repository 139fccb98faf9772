import { MongoClient } from 'mongodb'
import { newId } from '@souk/log-protocol'

/** The name of a database that a test has for itself, and how to drop it. */
export const testDatabase = (url: string): { readonly name: string; drop(): Promise<void> } => {
  const name = `souk_test_${newId().replaceAll('-', '')}`
  return {
    name,
    drop: async () => {
      const client = new MongoClient(url)
      await client.db(name).dropDatabase()
      await client.close()
    },
  }
}
