import type { Bilingual } from '#platform/errors.ts';

/** One bad or repaired cell. Errors keep their row out; warnings and repairs do not. */
export type Issue = {
  severity: 'error' | 'warning' | 'repair';
  file: string;
  row: number;
  /** The heading of the column; empty when the whole row or file is meant. */
  column: string;
  /** What stands there, masked where it is personal. */
  value: string;
  code: string;
  reason: Bilingual;
  suggestion?: Bilingual | undefined;
};

/** Collects issues: each of them counts, the first ones are kept. */
export type IssueList = {
  add: (issue: Issue) => void;
  kept: () => readonly Issue[];
  counts: () => { error: number; warning: number; repair: number };
  /** Whether the row may not be written. */
  isBad: (file: string, row: number) => boolean;
  badRows: () => number;
};

const longestValue = 80;

/** @param most how many issues of each severity are kept for the report */
export function issueList(most = 5000): IssueList {
  const kept: Issue[] = [];
  const counts = { error: 0, warning: 0, repair: 0 };
  const bad = new Map<string, Set<number>>();
  return {
    add(issue) {
      counts[issue.severity]++;
      if (issue.severity === 'error') {
        const rows = bad.get(issue.file);
        if (rows) rows.add(issue.row);
        else bad.set(issue.file, new Set([issue.row]));
      }
      if (counts[issue.severity] > most) return;
      const value =
        issue.value.length > longestValue ? `${issue.value.slice(0, longestValue)}…` : issue.value;
      kept.push({ ...issue, value });
    },
    kept: () => kept,
    counts: () => ({ ...counts }),
    isBad: (file, row) => bad.get(file)?.has(row) ?? false,
    badRows: () => [...bad.values()].reduce((sum, rows) => sum + rows.size, 0),
  };
}
