export { type EmbeddedConfig, parseConfig } from './config.ts'
export { StartFault } from './data-folder.ts'
export { type Embedded, startEmbedded } from './embedded.ts'
export { type Assembly, assemble, closeAll, type Closing } from './assemble.ts'
