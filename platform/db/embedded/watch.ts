/** Often enough that a killed server is back within two seconds; each look is one readlink. */
const interval = 1_000;

/**
 * Looks every second whether the server `pid` is alive and calls `restart` when it is not, again and again until it
 * succeeds. `restart` returns the new process id, or undefined when the watch ended meanwhile. Returns the way to end it.
 */
export function watchOver(
  pid: number,
  isAlive: (pid: number) => Promise<boolean>,
  restart: (ended: () => boolean) => Promise<number | undefined>,
): () => void {
  let watched = pid;
  let busy = false;
  let ended = false;
  const look = async () => {
    if (busy || (await isAlive(watched))) return;
    busy = true;
    try {
      watched = (await restart(() => ended)) ?? watched;
    } catch {
      // `restart` has told; the next look tries again.
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(look, interval);
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
