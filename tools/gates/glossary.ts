import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Finding, type Gate, projectFiles } from './gate.ts';

const glossaryPath = 'docs/glossary.md';

/** English terms of the glossary: the second column of its tables, alternatives divided by commas. */
function termsOf(markdown: string): Set<string> {
  const rows = [...markdown.matchAll(/^\|([^|]*)\|([^|]*)\|/gm)];
  return new Set(rows.flatMap((row) => (row[2] ?? '').split(',').map((term) => term.trim().toLowerCase())));
}

/** The nouns that module files and tables are named by, with the place where each stands first. */
async function nounsOf(root: string): Promise<Map<string, string>> {
  const nouns = new Map<string, string>();
  const note = (noun: string, place: string): void => {
    const term = noun.replace(/[-_]/g, ' ');
    if (!nouns.has(term)) nouns.set(term, place);
  };
  for (const path of await projectFiles(root)) {
    const [, module, file] = path.match(/^modules\/([^/]+)\/(.+)$/) ?? [];
    if (!module || !file) continue;
    note(module, `modules/${module}`);
    const [, noun] = file.match(/^([a-z][a-z0-9-]*)\.(?!test\.)[a-z]+\.ts$/) ?? [];
    if (noun) note(noun, path);
    if (!file.startsWith('migrations/')) continue;
    const sql = await readFile(join(root, path), 'utf8');
    for (const match of sql.matchAll(/create table (?:if not exists )?["\w]+\.["]?([a-z_]+)/gi))
      note(match[1] ?? '', path);
  }
  return nouns;
}

/** Whether the words are a term, or terms one after another. */
function isKnown(words: string[], terms: Set<string>): boolean {
  return words.some((_, index) => {
    const term = words.slice(0, index + 1).join(' ');
    const rest = words.slice(index + 1);
    return (
      (terms.has(term) || terms.has(term.replace(/s$/, ''))) && (rest.length === 0 || isKnown(rest, terms))
    );
  });
}

/** Names are the field's terms: each noun of a module file or table is paired with its Chinese word in the glossary, whole or term by term. */
export const glossary: Gate = {
  name: 'glossary',
  remedy: `use the term that ${glossaryPath} has, or add the pair there`,
  find: async (root) => {
    const findings: Finding[] = [];
    const nouns = await nounsOf(root);
    if (nouns.size === 0) return findings;
    if (!existsSync(join(root, glossaryPath))) return [{ place: glossaryPath, problem: 'missing' }];
    const terms = termsOf(await readFile(join(root, glossaryPath), 'utf8'));
    for (const [noun, place] of nouns)
      if (!isKnown(noun.split(' '), terms))
        findings.push({ place, problem: `"${noun}" is not in the glossary` });
    return findings;
  },
};
