import { useCallback, useEffect, useRef, useState } from 'react';
import { type Conflict, mergeDrafts } from '#platform/forms/form/merge.ts';
import type { Answers } from '#platform/forms/form/model.ts';
import { same } from '#platform/forms/form/rights.ts';
import { withoutEmpty } from '#platform/forms/form/settle.ts';
import { asProblem } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { drop, find, keep } from '../../offline/box.ts';
import { line } from '../../offline/line.ts';

export type ServerDraft = { answers: Answers; version: number; savedAt: string; device?: string | undefined };
type DeviceDraft = {
  answers: Answers;
  /** What the server had when this was typed, and its version. */
  base: Answers;
  version: number;
  savedAt: string;
  /** Not on the server yet. */
  pending: boolean;
};

export type Saved =
  | { where: 'none' }
  | { where: 'saving' }
  | { where: 'server'; at: string }
  | { where: 'device'; at: string };
/** Answers that were changed here and elsewhere; `theirs` is what stands on the server. */
export type Meeting = { conflicts: Conflict[]; at: string; device: string | undefined };

interface DraftOptions {
  /** Of form and subject. */
  name: string;
  /** What the form begins with. */
  start: Answers;
  server: ServerDraft | undefined;
  /** Throws `Problem`; 412 carries `current`. */
  save: (draft: {
    version: number;
    answers: Answers;
    device: string;
  }) => Promise<{ version: number; savedAt: string }>;
}

const pause = { device: 300, server: 1200, retry: 10_000 };

const deviceName = () => (matchMedia('(max-width: 768px)').matches ? 'phone' : 'computer');

/**
 * What is typed is on this device after a moment and on the server soon after. Without a line it stays on the device
 * and goes up when the line is back; what another tab or device saved meanwhile is brought together answer by answer,
 * and only what both changed is asked about.
 */
export function useFillingDraft({ name, start, server, save }: DraftOptions) {
  const session = useSession();
  const allowed = !(session?.signedIn && session.account.sharedDevice);
  const [answers, setAnswers] = useState<Answers>(server?.answers ?? start);
  const [saved, setSaved] = useState<Saved>(
    server ? { where: 'server', at: server.savedAt } : { where: 'none' },
  );
  const [meeting, setMeeting] = useState<Meeting>();
  const [merged, setMerged] = useState(false);
  const now = useRef({
    answers: server?.answers ?? start,
    base: server?.answers ?? {},
    version: server?.version ?? 0,
    timers: { device: 0, server: 0 },
    /** What was sent last, answered or not: a lost answer must not look like somebody else's change. */
    sent: undefined as Answers | undefined,
    sending: false,
    over: false,
    opened: undefined as string | undefined,
  });
  const sender = useRef(save);
  sender.current = save;

  const keepHere = useCallback(
    async (pending: boolean) => {
      if (!allowed || now.current.over) return;
      const { answers, base, version } = now.current;
      const draft: DeviceDraft = { answers, base, version, savedAt: new Date().toISOString(), pending };
      await keep('drafts', name, draft).catch(() => undefined);
    },
    [allowed, name],
  );

  /** Another version stands on the server: bring both together and go on from it. */
  const meet = useCallback((theirs: ServerDraft) => {
    const { answers: mine, sent } = now.current;
    const base = sent && same(sent, theirs.answers) ? sent : now.current.base;
    const { merged, conflicts } = mergeDrafts(base, mine, theirs.answers);
    now.current.answers = merged;
    now.current.base = theirs.answers;
    now.current.version = theirs.version;
    setAnswers(merged);
    setMerged(!same(merged, mine));
    setMeeting(conflicts.length > 0 ? { conflicts, at: theirs.savedAt, device: theirs.device } : undefined);
  }, []);

  const send = useCallback(async () => {
    const state = now.current;
    clearTimeout(state.timers.server);
    if (state.sending || state.over) return;
    const clean = withoutEmpty(state.answers) as Answers;
    if (same(clean, state.base)) return;
    state.sending = true;
    state.sent = clean;
    setSaved({ where: 'saving' });
    try {
      const result = await sender.current({ version: state.version, answers: clean, device: deviceName() });
      state.base = clean;
      state.version = result.version;
      state.sending = false;
      const more = !same(withoutEmpty(state.answers), clean);
      await keepHere(more);
      setSaved({ where: 'server', at: result.savedAt });
      if (more) state.timers.server = window.setTimeout(() => void send(), pause.server);
    } catch (thrown) {
      state.sending = false;
      const problem = asProblem(thrown);
      if (problem.isConflict && problem.body.current) {
        meet(problem.body.current as ServerDraft);
        state.timers.server = window.setTimeout(() => void send(), 0);
        return;
      }
      await keepHere(true);
      setSaved({ where: 'device', at: new Date().toISOString() });
      if (!state.over) state.timers.server = window.setTimeout(() => void send(), pause.retry);
    }
  }, [keepHere, meet]);

  const change = useCallback(
    (next: Answers) => {
      const state = now.current;
      if (same(withoutEmpty(next), withoutEmpty(state.answers))) return;
      state.answers = next;
      setAnswers(next);
      clearTimeout(state.timers.device);
      state.timers.device = window.setTimeout(() => void keepHere(true), pause.device);
      clearTimeout(state.timers.server);
      state.timers.server = window.setTimeout(() => void send(), pause.server);
    },
    [keepHere, send],
  );

  useEffect(() => {
    let here = true;
    const state = now.current;
    state.over = false;
    void find<DeviceDraft>('drafts', name)
      .then((device) => {
        if (!here || !device?.pending || state.opened === name) return;
        state.opened = name;
        const theirs: ServerDraft = {
          answers: state.base,
          version: state.version,
          savedAt: server?.savedAt ?? '',
          device: server?.device,
        };
        state.answers = device.answers;
        state.base = device.base;
        if (device.version === state.version) setAnswers(device.answers);
        else meet(theirs);
        void send();
      })
      .catch(() => undefined);
    const back = () => {
      if (line.get().reachable) void send();
    };
    const leave = line.subscribe(back);
    addEventListener('online', back);
    return () => {
      here = false;
      leave();
      removeEventListener('online', back);
      clearTimeout(state.timers.device);
      clearTimeout(state.timers.server);
    };
  }, [name, meet, send, server?.savedAt, server?.device]);

  /** Handed in, or thrown away: nothing remains on this device. */
  const finish = useCallback(async () => {
    now.current.over = true;
    clearTimeout(now.current.timers.device);
    clearTimeout(now.current.timers.server);
    await drop('drafts', name).catch(() => undefined);
  }, [name]);

  const choose = useCallback(
    (pointer: string, take: 'mine' | 'theirs') => {
      setMeeting((held) => {
        if (!held) return held;
        const chosen = held.conflicts.find((one) => one.pointer === pointer);
        if (chosen && take === 'theirs') change(put(now.current.answers, pointer, chosen.theirs));
        const conflicts = held.conflicts.filter((one) => one.pointer !== pointer);
        return conflicts.length > 0 ? { ...held, conflicts } : undefined;
      });
    },
    [change],
  );

  return { answers, change, saved, meeting, merged, choose, finish };
}

function put(answers: Answers, pointer: string, value: unknown): Answers {
  const [key = '', ...rest] = pointer.slice(1).split('/');
  if (rest.length === 0) return { ...answers, [key]: value };
  return { ...answers, [key]: put((answers[key] ?? {}) as Answers, `/${rest.join('/')}`, value) };
}
