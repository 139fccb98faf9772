import { glob, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** Compresses the files that browsers load once, so that no server does. */
export const compressFiles = async (folder: string): Promise<void> => {
  for await (const file of glob(`${folder}/assets/*.{js,css,svg}`)) {
    const content = await readFile(file)
    await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
  }
}
