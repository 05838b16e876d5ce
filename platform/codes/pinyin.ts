import { pinyin as read } from 'pinyin-pro';
import { splitName } from './name.ts';

/** How a name is found and sorted. `lv` stands for lü, as people type it. */
export type NamePinyin = {
  /** All syllables run together: zhangsan. */
  full: string;
  /** First letters: zs. */
  initials: string;
  /** Syllables with tone digits, one blank between: zhang1 san1. Compare as bytes (GB/T 13418: letters, then tones). */
  sortKey: string;
};

/** Syllables with tone digits, e.g. ['zhang1', 'san1']. */
type Syllables = readonly string[];
type Character = { syllables: Syllables; manyReadings: boolean };

// Names draw on some 5,000 characters and 500 surnames, so each is asked for once. Given names with characters of
// several readings need their context; those answers are kept too, up to a bound.
const characters = new Map<string, Character>();
const surnames = new Map<string, Syllables>();
const givenNames = new Map<string, Syllables>();
const MOST_KEPT = 50_000;

function keep<T>(kept: Map<string, T>, key: string, value: T): T {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, value);
  return value;
}

const typed = (syllables: string[]): Syllables =>
  syllables.map((syllable) => syllable.replace('ü', 'v').toLowerCase());

function readCharacter(character: string): Character {
  const known = characters.get(character);
  if (known) return known;
  const readings = new Set(read(character, { type: 'array', toneType: 'num', multiple: true }));
  const syllables = typed(read(character, { type: 'array', toneType: 'num' }));
  return keep(characters, character, { syllables, manyReadings: readings.size > 1 });
}

function readSurname(surname: string): Syllables {
  const known = surnames.get(surname);
  return (
    known ?? keep(surnames, surname, typed(read(surname, { type: 'array', toneType: 'num', surname: 'all' })))
  );
}

function readGiven(given: string): Syllables {
  const known = givenNames.get(given);
  if (known) return known;
  const syllables: string[] = [];
  for (const character of given) {
    const { syllables: own, manyReadings } = readCharacter(character);
    if (manyReadings && given.length > 1) {
      return keep(
        givenNames,
        given,
        typed(read(given, { type: 'array', toneType: 'num', toneSandhi: false })),
      );
    }
    syllables.push(own[0] as string);
  }
  return syllables;
}

function assemble(syllables: Syllables): NamePinyin {
  let full = '';
  let initials = '';
  let sortKey = '';
  for (const syllable of syllables) {
    const last = syllable.charCodeAt(syllable.length - 1);
    full += last >= 48 && last <= 57 ? syllable.slice(0, -1) : syllable;
    initials +=
      syllable.charCodeAt(0) < 0xd800
        ? syllable.charAt(0)
        : String.fromCodePoint(syllable.codePointAt(0) as number);
    sortKey += sortKey === '' ? syllable : ` ${syllable}`;
  }
  return { full, initials, sortKey };
}

/**
 * The pinyin of a name in canonical form (see parseName): surnames in their reading as surnames (单 shan, 尉迟 yuchi),
 * words in other scripts as they are, in lower case. A character without a known reading stands for itself.
 */
export function pinyin(name: string): NamePinyin {
  const { surname, given } = splitName(name);
  if (surname !== '') return assemble([...readSurname(surname), ...readGiven(given)]);
  const syllables: string[] = [];
  // Each Han run is read as a given name; what stands between is split at blanks, interpuncts and hyphens.
  for (const run of name.toLowerCase().match(/[\p{Script=Han}]+|[^\p{Script=Han}·\s\-.'’()]+/gu) ?? []) {
    if (/^\p{Script=Han}/u.test(run)) syllables.push(...readGiven(run));
    else syllables.push(run);
  }
  return assemble(syllables);
}
