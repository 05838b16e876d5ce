import { useTexts } from '#web/i18n/texts.ts';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import texts from './texts.ts';

const definitionTones: Record<'draft' | 'published' | 'retired', Tone> = {
  draft: 'warn',
  published: 'good',
  retired: 'plain',
};

export function DefinitionState({ state }: { state: 'draft' | 'published' | 'retired' }) {
  const t = useTexts(texts);
  return <Tag tone={definitionTones[state]}>{t(`state.${state}`)}</Tag>;
}

export type CaseStatus = 'draft' | 'running' | 'suspended' | 'completed' | 'withdrawn' | 'voided';
const caseTones: Partial<Record<CaseStatus, Tone>> = {
  running: 'info',
  suspended: 'warn',
  completed: 'good',
  voided: 'bad',
};

export function CaseState({ status }: { status: CaseStatus }) {
  const t = useTexts(texts);
  return <Tag tone={caseTones[status] ?? 'plain'}>{t(`status.${status}`)}</Tag>;
}

/** 红黄灯, with its meaning in words. */
export function LightMark({ light }: { light: 'none' | 'yellow' | 'red' }) {
  const t = useTexts(texts);
  return (
    <span className="pr-light" data-light={light}>
      {t(`light.${light}`)}
    </span>
  );
}
