import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const marker = '__TONGXUE_PRECACHE__';
const always = ['/offline.html', '/icons/favicon.svg', '/manifest.webmanifest'];

/**
 * Tells the service worker (the chunk `sw`) which files make the shell: the entry, the frames, and all that they
 * import statically, with their styles. Pages are saved when they are first opened. The list is in the worker's own
 * bytes, so a new build is a new worker.
 */
export function precache(): Plugin {
  return {
    name: 'tongxue:precache',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const add = (name: string) => {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk' || files.has(name)) return;
        files.add(name);
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css);
        for (const imported of chunk.imports) add(imported);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || chunk.name === 'sw') continue;
        const isFrame = /\/web\/shell\/[a-z-]+-frame\.tsx$/.test(chunk.facadeModuleId ?? '');
        if (chunk.isEntry || isFrame) add(chunk.fileName);
      }
      const worker = Object.values(bundle).find((c) => c.type === 'chunk' && c.name === 'sw');
      if (worker?.type !== 'chunk') return this.error('the service worker was not built');
      if (!worker.code.includes(marker)) return this.error('sw.ts lost its precache marker');
      const list = [...always, ...[...files].sort().map((name) => `/${name}`)];
      const html = bundle['index.html'];
      const page = html?.type === 'asset' ? html.source : '';
      const version = createHash('sha256').update(list.join('\n')).update(page).digest('hex').slice(0, 12);
      worker.code = worker.code.replace(
        marker,
        JSON.stringify({ version, files: list }).replaceAll('"', '\\"'),
      );
    },
  };
}
