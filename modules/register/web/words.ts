import { useTexts } from '#web/i18n/texts.ts';
import type { Tone } from '#web/ui/tag.tsx';
import texts from './texts.ts';

/** Words that several pages of the register share. */
export function useWords() {
  const t = useTexts(texts);
  const stageOf = (stage: string | null | undefined) =>
    t(`stage.${stage && stage in stages ? (stage as keyof typeof stages) : 'other'}`);
  return {
    t,
    stage: stageOf,
    /** 三年级, 七年级, 高一: the level within a stage, 1 in the first year. */
    level: (stage: string | null | undefined, level: number | null | undefined): string | undefined => {
      if (!level || !stage || !(stage in stages)) return undefined;
      const names = t(`level.${stage as keyof typeof stages}`).split(',');
      return names[level - 1] ?? t('level.of', { stage: stageOf(stage), level });
    },
  };
}

const stages = { kindergarten: 0, primary: 0, junior: 0, senior: 0, vocational: 0, special: 0 };

export const statusTone: Record<string, Tone> = {
  admitted: 'info',
  active: 'good',
  suspended: 'warn',
  transferred: 'plain',
  graduated: 'plain',
  withdrawn: 'plain',
};

export const transferTone: Record<string, Tone> = {
  applied: 'warn',
  confirmed: 'good',
  refused: 'bad',
  withdrawn: 'plain',
};

/** The last day of a validity, whose end is given as the first day after. */
export function lastDay(end: string): string {
  return new Date(Date.parse(end) - 86_400_000).toISOString().slice(0, 10);
}

/** A day of the person's own clock as `YYYY-MM-DD`. */
export function todayHere(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
