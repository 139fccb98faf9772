// Loaded before the program (`node --import`): puts the settings of .env into the environment, where there is such a file.
// What is set already stays. `node --env-file-if-exists` does the same, but writes a line whenever there is no file.
import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../.env', import.meta.url))
if (existsSync(file)) loadEnvFile(file)
