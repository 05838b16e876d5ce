import { moduleGraph } from '../../modules.graph.ts';

const begin = '<!-- generated: module graph -->';
const end = '<!-- end of generated: module graph -->';

/** ARCHITECTURE.md with the picture of the declared module graph between its two marks. */
export function withModuleGraph(document: string): string {
  const before = document.indexOf(begin);
  const behind = document.indexOf(end);
  if (before < 0 || behind < before) throw new Error(`ARCHITECTURE.md lacks "${begin}" … "${end}"`);
  const arrows = Object.entries(moduleGraph).flatMap(([name, callees]) =>
    callees.length === 0 ? [`  ${name}`] : callees.map((callee) => `  ${name} --> ${callee}`),
  );
  const picture = ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
  return `${document.slice(0, before)}${begin}\n${picture}\n${document.slice(behind)}`;
}
