import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { type Gate, projectFiles } from './gate.ts';

/** The anchor that forges and editors give to a heading. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[`*]/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const withoutCode = (markdown: string): string =>
  markdown.replace(/^```[\s\S]*?^```/gm, (block) => block.replace(/[^\n]/g, '')).replace(/`[^`\n]*`/g, '');

const anchorsOf = (markdown: string): string[] =>
  [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) =>
    anchorOf(match[1] ?? ''),
  );

/** Every relative link and picture of a Markdown file leads to something that exists. */
export const links: Gate = {
  name: 'links',
  remedy: 'mend the link, or make what it promises',
  find: async (root) => {
    const documents = (await projectFiles(root)).filter((path) => path.endsWith('.md'));
    const findings = documents.map(async (document) => {
      const markdown = withoutCode(await readFile(join(root, document), 'utf8'));
      const targets = [...markdown.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|\bsrc="([^"]+)"/g)];
      const dead = targets.map(async (match) => {
        const target = match[1] ?? match[2] ?? '';
        if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
        const [file = '', anchor] = decodeURI(target).split('#');
        const path = file === '' ? document : normalize(join(dirname(document), file));
        const place = `${document}:${markdown.slice(0, match.index).split('\n').length}`;
        if (path.startsWith('..') || !existsSync(join(root, path)))
          return [{ place, problem: `${target} does not exist` }];
        if (!anchor || !path.endsWith('.md')) return [];
        const anchors = anchorsOf(await readFile(join(root, path), 'utf8'));
        return anchors.includes(anchor) ? [] : [{ place, problem: `${path} has no heading #${anchor}` }];
      });
      return (await Promise.all(dead)).flat();
    });
    return (await Promise.all(findings)).flat();
  },
};
