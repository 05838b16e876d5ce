import { useTexts } from '#web/i18n/texts.ts';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import type { Standing } from '../certificate.schema.ts';
import type { ReleaseState } from '../release.schema.ts';
import texts from './texts.ts';

const standingTones: Record<Standing, Tone> = {
  prepared: 'warn',
  valid: 'good',
  expired: 'plain',
  revoked: 'bad',
  refused: 'plain',
};

export function StandingTag({ standing }: { standing: Standing }) {
  const t = useTexts(texts);
  return <Tag tone={standingTones[standing]}>{t(`standing.${standing}`)}</Tag>;
}

const releaseTones: Record<ReleaseState, Tone> = {
  requested: 'warn',
  released: 'info',
  used: 'good',
  refused: 'bad',
  withdrawn: 'plain',
  expired: 'plain',
};

export function ReleaseTag({ state }: { state: ReleaseState }) {
  const t = useTexts(texts);
  return <Tag tone={releaseTones[state]}>{t(`release.${state}`)}</Tag>;
}
