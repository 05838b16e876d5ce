// A million rows are held while a file is read. As objects they would take a gigabyte and be walked by each garbage
// collection; as numbers in one array they take a tenth and are not looked at.

/** A text of its own, not a window onto the row that it was cut from, which would keep the row. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Numbers for texts, from 0 in the order of their coming; each text is kept once. */
export type KeyIndex = {
  /** The number of a text, a new one where it is new. */
  add: (text: string) => number;
  key: (number: number) => string;
  size: () => number;
};

export function keyIndex(): KeyIndex {
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  return {
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const own = ownText(text);
      numbers.set(own, keys.length);
      return keys.push(own) - 1;
    },
    key: (number) => keys[number] as string,
    size: () => keys.length,
  };
}

/** Rows of `width` whole numbers below 2^31, all 0 until they are set. */
export type Table = {
  get: (row: number, column: number) => number;
  set: (row: number, column: number, value: number) => void;
};

export function table(width: number): Table {
  let cells = new Int32Array(1024 * width);
  return {
    get: (row, column) => cells[row * width + column] ?? 0,
    set(row, column, value) {
      const at = row * width + column;
      if (at >= cells.length) {
        const larger = new Int32Array(Math.max(cells.length * 2, at + 1));
        larger.set(cells);
        cells = larger;
      }
      cells[at] = value;
    },
  };
}
