import type { paths } from '#web/api/schema.gen.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import texts from './texts.ts';

export type Import =
  paths['/api/roster/imports/{id}']['get']['responses'][200]['content']['application/json'];

const tones: Partial<Record<Import['state'], Tone>> = {
  checked: 'warn',
  applied: 'good',
  'partly-applied': 'good',
  failed: 'bad',
};

/** Where an import stands. */
export function ImportState({ state }: { state: Import['state'] }) {
  const t = useTexts(texts);
  return <Tag tone={tones[state] ?? 'plain'}>{t(`state.${state}`)}</Tag>;
}
