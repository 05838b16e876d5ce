/** Collects what a benchmark measured, prints it as `name value unit`, and compares it with what we promise. */
export type Figures = {
  tell: (name: string, value: number, unit: string) => void;
  /** Tells a figure and whether it keeps its promise: at most, or at least, `bound`. */
  promise: (
    name: string,
    value: number,
    unit: string,
    bound: { atMost: number } | { atLeast: number },
  ) => void;
  /** Whether every promise was kept. */
  passed: () => boolean;
};

const short = (value: number) => (Number.isInteger(value) ? String(value) : value.toPrecision(4));

export function figures(say: (line: string) => void = console.log): Figures {
  let failed = 0;
  const tell = (name: string, value: number, unit: string) => say(`${name} ${short(value)} ${unit}`);
  return {
    tell,
    promise(name, value, unit, bound) {
      tell(name, value, unit);
      const [word, limit, kept] =
        'atMost' in bound
          ? ['at most', bound.atMost, value <= bound.atMost]
          : ['at least', bound.atLeast, value >= bound.atLeast];
      if (!kept) failed++;
      say(`${kept ? 'PASS' : 'FAIL'} ${name}: ${word} ${limit} ${unit}`);
    },
    passed: () => failed === 0,
  };
}

/** The value below which a share of the sorted values lies: 0.99 for p99. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
