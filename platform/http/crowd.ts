/** Lets so many in at once and tells the others when it is their turn. */
export type Crowd = {
  /** Lets one in and answers how it leaves, or answers the whole seconds after which to come again. */
  enter: () => { leave: () => void } | { comeAfter: number };
};

const second = 1000;
/** Nobody is sent away for longer; who comes again too early gets another turn. */
const longest = 300;
/** People press twice: of the turns that are given about every second one is used. */
const presses = 2;

/**
 * A queue without anybody standing in it, for a form that a whole county opens in the same minute: each who is turned
 * away is given the next free turn, as far apart as this process can serve them: so many at once, each for as long as
 * they lately took (Little's law). So they come back one by one, not all together, and who is let in is answered soon.
 */
export function createCrowd(atOnce: number, now: () => number = () => performance.now()): Crowd {
  let inside = 0;
  /** Milliseconds that one takes, smoothed. */
  let stay = 200;
  let nextTurn = 0;
  return {
    enter() {
      const came = now();
      if (inside >= atOnce) {
        nextTurn = Math.max(nextTurn, came + second) + stay / atOnce / presses;
        return { comeAfter: Math.min(longest, Math.ceil((nextTurn - came) / second)) };
      }
      inside++;
      let left = false;
      return {
        leave() {
          if (left) return;
          left = true;
          inside--;
          stay = stay * 0.95 + (now() - came) * 0.05;
        },
      };
    },
  };
}
