/** Lets so many in at once and tells the others when it is their turn. */
export type Crowd = {
  /** Lets one in and answers how it leaves, or answers the whole seconds after which to come again. */
  enter: () => { leave: () => void } | { comeAfter: number };
};

const second = 1000;
/** Nobody is sent away for longer; who comes again too early gets another turn. */
const longest = 300;

/**
 * A queue without anybody standing in it, for a form that a whole county opens in the same minute: each who is turned
 * away is given the next free turn, as far apart as requests were lately finished. So they come back at the rate that
 * this process sustains, not all together, and who is let in is answered soon.
 */
export function createCrowd(atOnce: number, now: () => number = () => performance.now()): Crowd {
  let inside = 0;
  /** Finished in the second that runs, and a smoothed rate of those before. */
  let finished = 0;
  let since = now();
  let rate = atOnce;
  let nextTurn = 0;
  const measure = (at: number) => {
    if (at - since < second) return;
    const lately = (finished * second) / (at - since);
    // A quiet second says nothing of what could be finished.
    if (inside > 0 || lately > rate) rate = Math.max(1, rate * 0.7 + lately * 0.3);
    finished = 0;
    since = at;
  };
  return {
    enter() {
      const at = now();
      measure(at);
      if (inside >= atOnce) {
        nextTurn = Math.max(nextTurn, at + second) + second / rate;
        return { comeAfter: Math.min(longest, Math.ceil((nextTurn - at) / second)) };
      }
      inside++;
      let left = false;
      return {
        leave() {
          if (left) return;
          left = true;
          inside--;
          finished++;
        },
      };
    },
  };
}
