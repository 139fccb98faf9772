// Loaded before the program (`node --import`). Adds the settings of .env, if there is one, to the environment.
// Variables that are already set win. `node --env-file-if-exists` does the same, but prints a line if there is no file.
import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../.env', import.meta.url))
if (existsSync(file)) loadEnvFile(file)
