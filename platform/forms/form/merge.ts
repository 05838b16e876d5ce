import type { Answers } from './model.ts';
import { pointerOf } from './model.ts';
import { same } from './rights.ts';
import { isRecord } from './settle.ts';

export type Conflict = { pointer: string; mine: unknown; theirs: unknown };

/** Pointers of the answers in which two fillings differ; groups answer by answer, lists as a whole. */
export function differences(a: Answers, b: Answers, at: string[] = []): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.flatMap((key) => {
    const [left, right] = [own(a, key), own(b, key)];
    if (same(left, right)) return [];
    if (isRecord(left) && isRecord(right)) return differences(left, right, [...at, key]);
    return [pointerOf([...at, key])];
  });
}

const own = (values: Answers, key: string) => (Object.hasOwn(values, key) ? values[key] : undefined);

/**
 * Brings together two fillings that began from the same one: an answer changed on one side only is taken; one changed
 * on both sides to different values is a conflict, and mine stands until the person chooses.
 */
export function mergeDrafts(
  base: Answers,
  mine: Answers,
  theirs: Answers,
): { merged: Answers; conflicts: Conflict[] } {
  const conflicts: Conflict[] = [];
  const merge = (base: Answers, mine: Answers, theirs: Answers, at: string[]): Answers => {
    const result: Answers = {};
    for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(base)])) {
      const [before, here, there] = [own(base, key), own(mine, key), own(theirs, key)];
      let value = here;
      if (isRecord(here) && isRecord(there))
        value = merge(isRecord(before) ? before : {}, here, there, [...at, key]);
      else if (same(before, here)) value = there;
      else if (!same(before, there) && !same(here, there))
        conflicts.push({ pointer: pointerOf([...at, key]), mine: here, theirs: there });
      if (value !== undefined) result[key] = value;
    }
    return result;
  };
  return { merged: merge(base, mine, theirs, []), conflicts };
}
