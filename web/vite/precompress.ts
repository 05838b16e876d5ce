import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const worthwhile = /\.(js|css|html|svg|json|webmanifest)$/;

/** Writes `.br` and `.gz` beside each text file of the build, so that the server compresses nothing per request. */
export function precompress(): Plugin {
  let directory = '';
  return {
    name: 'tongxue:precompress',
    apply: 'build',
    configResolved(config) {
      directory = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const names = await readdir(directory, { recursive: true });
      for (const name of names.filter((n) => worthwhile.test(n))) {
        const path = join(directory, name);
        const body = await readFile(path);
        if (body.length < 1024) continue;
        const best = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: body.length } };
        await Promise.all([
          brotli(body, best).then((packed) => writeFile(`${path}.br`, packed)),
          zip(body, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
        ]);
      }
    },
  };
}
