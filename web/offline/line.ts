import { createStore } from '../store.ts';

/** What the banner tells about the line. */
export interface Line {
  /** The server answered last time it was asked. */
  reachable: boolean;
  /** A request has been waiting for more than `slowAfter`. */
  slow: boolean;
  /** Time at which the page's data was saved, when some of it came from this device. ISO 8601. */
  savedAt: string | undefined;
  /** Writes kept on this device until the server can be reached. */
  waiting: number;
  /** Kept writes that the server has refused for good. */
  refused: number;
}

/** Milliseconds after which an unanswered request counts as a slow line. */
const slowAfter = 6000;

export const line = createStore<Line>({
  reachable: true,
  slow: false,
  savedAt: undefined,
  waiting: 0,
  refused: 0,
});

const overdue = new Set<symbol>();

/** Follows one request: call the returned function when it is over, whatever came. */
export function watchRequest(): () => void {
  const id = Symbol('request');
  const timer = setTimeout(() => {
    overdue.add(id);
    update({ slow: true });
  }, slowAfter);
  return () => {
    clearTimeout(timer);
    overdue.delete(id);
    if (overdue.size === 0) update({ slow: false });
  };
}

export function lineAnswered(savedAt: string | undefined): void {
  if (savedAt === undefined) update({ reachable: true });
  else update({ savedAt });
}

/** Nothing came back at all. */
export function lineLost(): void {
  update({ reachable: false });
}

/** A new page starts without the last one's mark. */
export function forgetSaved(): void {
  update({ savedAt: undefined });
}

export function update(part: Partial<Line>): void {
  line.set((now) => {
    const changed = (Object.keys(part) as (keyof Line)[]).some((key) => part[key] !== now[key]);
    return changed ? { ...now, ...part } : now;
  });
}

/** The browser knows at once that the cable is out; that it is in proves nothing, so the next answer decides. */
export function followBrowser(): void {
  addEventListener('offline', lineLost);
}
