import { useTexts } from '#web/i18n/texts.ts';
import type { Tone } from '#web/ui/tag.tsx';
import type { ApplicationState } from '../application.schema.ts';
import type { Phase } from '../plan.schema.ts';
import texts from './texts.ts';

export const useWords = () => useTexts(texts);

export const phaseTone: Record<Phase, Tone> = {
  draft: 'plain',
  announced: 'info',
  open: 'good',
  closed: 'warn',
  drawn: 'info',
  finished: 'plain',
};

export const stateTone: Record<ApplicationState, Tone> = {
  submitted: 'info',
  review: 'warn',
  eligible: 'good',
  returned: 'warn',
  refused: 'bad',
  placed: 'good',
  unplaced: 'bad',
  confirmed: 'good',
  declined: 'plain',
  withdrawn: 'plain',
};

export const checkTone: Record<'passed' | 'failed' | 'manual', Tone> = {
  passed: 'good',
  failed: 'bad',
  manual: 'warn',
};
