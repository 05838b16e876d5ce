import type { Tone } from '#web/ui/tag.tsx';
import type { ImportState } from '../import.schema.ts';

/** How each state of an import is coloured. */
export const stateTone: Record<ImportState, Tone> = {
  uploaded: 'plain',
  checking: 'info',
  checked: 'info',
  applying: 'info',
  applied: 'good',
  'partly-applied': 'warn',
  undoing: 'info',
  undone: 'plain',
  failed: 'bad',
};
