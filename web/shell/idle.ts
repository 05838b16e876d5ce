import { useEffect, useEffectEvent } from 'react';
import { refreshSession, type SignedIn, signOut } from '../api/session.ts';

const signs = ['pointerdown', 'keydown', 'scroll'] as const;

/**
 * After as long without a sign of life as the server allows, the page must not go on showing the person's data:
 * a shared device is left at once, on one's own the server is asked.
 */
export function useIdleEnd(session: SignedIn): void {
  const { idleSeconds, sharedDevice } = session.account;
  const end = useEffectEvent(() => {
    void (sharedDevice ? signOut() : refreshSession()).catch(() => undefined);
  });
  useEffect(() => {
    let last = Date.now();
    const alive = () => {
      last = Date.now();
    };
    // A sleeping device stops timers: the clock is compared when it wakes.
    const timer = setInterval(() => {
      if (Date.now() - last <= idleSeconds * 1000) return;
      last = Date.now();
      end();
    }, 10_000);
    for (const sign of signs) addEventListener(sign, alive, { passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, alive);
    };
  }, [idleSeconds]);
}
