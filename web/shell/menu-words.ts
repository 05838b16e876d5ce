import type { MenuEntry } from '../contract.ts';

/** The entry that a path belongs to: the longest whose path begins it. */
export function entryAt(entries: readonly MenuEntry[], path: string): MenuEntry | undefined {
  return entries
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Finds menu entries by words, pinyin (`xuexiao`) or initials (`xx`). */
export function searchMenu(entries: readonly MenuEntry[], query: string): MenuEntry[] {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  return entries.filter((entry) => {
    const syllables = entry.pinyin?.toLowerCase().split(/\s+/) ?? [];
    const initials = syllables.map((s) => s[0]).join('');
    return (
      entry.zh.includes(wanted) ||
      entry.en.toLowerCase().replace(/\s+/g, '').includes(wanted) ||
      (syllables.length > 0 && (syllables.join('').includes(wanted) || initials.includes(wanted)))
    );
  });
}
