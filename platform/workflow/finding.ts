import type { Bilingual } from '../errors.ts';

/** What a finding is about; all three as the author sees them in the drawing. */
export type FoundElement = { id?: string; name?: string; kind: string };

/**
 * One thing that is wrong in a procedure or in its file. An `error` stands in the way of import or publishing; a
 * `remark` tells what was left out or taken to mean something.
 */
export type Finding = {
  severity: 'error' | 'remark';
  code: string;
  element: FoundElement;
  problem: Bilingual;
  remedy: Bilingual;
};

/** A finding as one sentence in both languages: which element, what is wrong, what to do. */
export function findingText(finding: Finding): Bilingual {
  const { id, name, kind } = finding.element;
  const title = name ? `“${name}”` : '';
  const label = [kind, title, id ? `(${id})` : ''].filter(Boolean).join(' ');
  return {
    zh: `${label}：${finding.problem.zh}。${finding.remedy.zh}。`,
    en: `${label}: ${finding.problem.en}. ${finding.remedy.en}.`,
  };
}
