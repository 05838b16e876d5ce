import assert from 'node:assert/strict';
import { glob } from 'node:fs/promises';
import { test } from 'node:test';

/** Every `texts.ts` of the shell and of the modules, loaded as the browser would. */
const root = new URL('../..', import.meta.url);
const files: string[] = [];
for await (const name of glob(['web/*/texts.ts', 'modules/*/web/**/texts.ts'], { cwd: root.pathname })) {
  if (name !== 'web/i18n/texts.ts') files.push(name);
}

interface Words {
  zh: Record<string, string>;
  en: Record<string, string>;
}

const values = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

test('there are words to compare', () => {
  assert.ok(files.includes('web/shell/texts.ts'));
});

for (const file of files.sort()) {
  test(`${file}: both languages are complete`, async () => {
    const words = ((await import(new URL(file, root).href)) as { default: Words }).default;
    const { zh, en } = words;
    const english = Object.keys(en).filter(
      (key) => !(key.endsWith('_one') && `${key.slice(0, -4)}_other` in en),
    );
    assert.deepEqual(english.sort(), Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) {
      assert.notEqual(text.trim(), '', `${key} is empty in Chinese`);
      assert.notEqual(en[key]?.trim(), '', `${key} is empty in English`);
      assert.deepEqual(values(en[key] ?? ''), values(text), `${key} names other values in English`);
      if (key.endsWith('_other'))
        assert.ok(`${key.slice(0, -6)}_one` in en, `${key} lacks its English singular`);
    }
  });
}
