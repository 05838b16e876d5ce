import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../api/session.ts';
import { drop, find, keep } from '../../offline/box.ts';

interface Draft {
  values: unknown;
  /** ISO 8601. */
  savedAt: string;
  /** Of the record that the draft began from; another version makes the draft stale. */
  version: string | undefined;
}

const pause = 800;

/** Keeps what is typed on this device until it is sent: nothing is lost when the line, the page or the power fails. */
export function useDraft(name: string, version: string | undefined) {
  const session = useSession();
  const allowed = !(session?.signedIn && session.account.sharedDevice);
  const [found, setFound] = useState<Draft>();
  const timer = useRef(0);

  useEffect(() => {
    let here = true;
    void find<Draft>('drafts', name)
      .then((draft) => {
        if (here && draft && draft.version === version) setFound(draft);
      })
      .catch(() => undefined);
    return () => {
      here = false;
      clearTimeout(timer.current);
    };
  }, [name, version]);

  const save = useCallback(
    (values: unknown) => {
      clearTimeout(timer.current);
      if (!allowed) return;
      timer.current = window.setTimeout(() => {
        const draft: Draft = { values, savedAt: new Date().toISOString(), version };
        void keep('drafts', name, draft).catch(() => undefined);
      }, pause);
    },
    [name, version, allowed],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    setFound(undefined);
    void drop('drafts', name).catch(() => undefined);
  }, [name]);

  return { found, save, discard };
}
