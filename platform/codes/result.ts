/** One thing that is wrong, or odd, about a code: a stable key, both languages, and where (1-based character). */
export type CodeIssue = { code: string; zh: string; en: string; position?: number };

/** What every parser here returns. Warnings never block: they say what a clerk should look at. */
export type Parsed<T> = { ok: true; value: T; warnings: readonly CodeIssue[] } | ({ ok: false } & CodeIssue);

const NO_WARNINGS: readonly CodeIssue[] = Object.freeze([]);

/** The value was read. Without warnings, no array is allocated: imports parse by the hundred thousand. */
export function accept<T>(value: T, warnings: readonly CodeIssue[] = NO_WARNINGS): Parsed<T> {
  return { ok: true, value, warnings };
}

/** The value cannot be used; the messages tell what is wrong and what to do. */
export function reject(code: string, zh: string, en: string, position?: number): Parsed<never> {
  return position === undefined ? { ok: false, code, zh, en } : { ok: false, code, zh, en, position };
}

/** Longer text is refused unread, so no pattern ever runs over an unbounded cell. */
const LONGEST_INPUT = 64;

/**
 * Brings a typed or pasted code to its canonical characters: full-width forms, blanks, invisible characters, the
 * apostrophe that spreadsheets put before long numbers, and lower case. Over-long text is cut to one character
 * more than any code has, so that it fails on length.
 */
export function cleanCode(text: string): string {
  if (/^[0-9A-Z]{1,64}$/.test(text)) return text;
  return text
    .slice(0, LONGEST_INPUT + 1)
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff'‘’`]/g, '')
    .toUpperCase();
}

/** The 1-based position of the first character that matches, or undefined: for "character 7 must be a digit". */
export function firstForeign(text: string, foreign: RegExp): number | undefined {
  const at = text.search(foreign);
  return at < 0 ? undefined : at + 1;
}

/** A generator was asked for a code that cannot exist: a mistake of the caller, hence a RangeError. */
export function demand(condition: boolean, what: string): asserts condition {
  if (!condition) throw new RangeError(what);
}
