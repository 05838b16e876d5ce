type Kept = { until: number; value: Promise<unknown> };

const kept = new Map<string, Kept>();
const most = 500;

/** What `make` gives, made again when it is older than `ms`. In this process only, a bounded number of answers. */
export function keptFor<T>(key: string, ms: number, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.value as Promise<T>;
  if (kept.size >= most) kept.clear();
  const value = make();
  kept.set(key, { until: Date.now() + ms, value });
  value.catch(() => kept.delete(key));
  return value;
}
