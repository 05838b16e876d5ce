import { useTexts } from '#web/i18n/texts.ts';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

const tones = { draft: 'info', published: 'good', retired: 'plain' } as const;

export function FormState({ state, version }: { state: keyof typeof tones; version: number }) {
  const t = useTexts(texts);
  return (
    <>
      <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>{' '}
      <span className="tx-quiet">{t('version', { n: version })}</span>
    </>
  );
}
