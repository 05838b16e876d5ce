import { useTexts } from '#web/i18n/texts.ts';
import type { Tone } from '#web/ui/tag.tsx';
import { Timeline } from '#web/ui/timeline.tsx';
import texts from './texts.ts';

interface Step {
  id: string;
  action: string;
  at: string;
  by: { name: string };
  reason: string | null;
}

const tones: Record<string, Tone> = {
  approve: 'good',
  resume: 'good',
  return: 'warn',
  suspend: 'warn',
  reject: 'bad',
  revoke: 'bad',
};

/** Every step of an application, with who and why; the newest first. */
export function AppHistory({ steps }: { steps: readonly Step[] }) {
  const t = useTexts(texts);
  return (
    <Timeline
      moments={[...steps].reverse().map(({ id, action, at, by, reason }) => ({
        key: id,
        at,
        title: `${t(`action.${action}` as never)} · ${by.name}`,
        detail: reason,
        tone: tones[action] ?? 'plain',
      }))}
    />
  );
}
