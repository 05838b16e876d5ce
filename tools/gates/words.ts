import { type Finding, type Gate, linesOf, projectFiles } from './gate.ts';

const page = /^(web|modules\/[^/]+\/web)\/.*\.tsx$/;
const han = /\p{Script=Han}/u;
// A pair `{ zh: …, en: … }`, also where the formatter put the text on the line below.
const pair = /\bzh(:|=)/;

/** Files that hold words of one language on purpose, with the reason. */
const kept: Record<string, string> = {
  'web/shell/preferences.tsx': 'a language is called by its own name in every language',
  'web/theme/antd.tsx': "completes Ant Design's own Chinese words",
};

/** Words on pages come from `texts.ts`, or are pairs of both languages: no Chinese stands in page code. */
export const words: Gate = {
  name: 'words',
  remedy: "move the words to the part's texts.ts in both languages, or write { zh: …, en: … }",
  find: async (root) => {
    const paths = (await projectFiles(root)).filter(
      (path) => page.test(path) && !path.endsWith('.test.tsx') && !(path in kept),
    );
    const findings = await Promise.all(
      paths.map(async (path) => {
        const lines = await linesOf(root, path);
        let comment = false;
        return lines.flatMap((line, index): Finding[] => {
          comment = /^\s*(\/\*|\{\/\*)/.test(line) || (comment && !/\*\//.test(lines[index - 1] ?? ''));
          const code = comment ? '' : line.replace(/(^|\s)\/\/.*$/, '');
          if (!han.test(code) || pair.test(code) || /\bzh:\s*$/.test(lines[index - 1] ?? '')) return [];
          return [{ place: `${path}:${index + 1}`, problem: code.trim().slice(0, 80) }];
        });
      }),
    );
    return findings.flat();
  },
};
