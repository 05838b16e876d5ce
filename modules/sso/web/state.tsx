import { useTexts } from '#web/i18n/texts.ts';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import texts from './texts.ts';

type Review = 'draft' | 'submitted' | 'returned' | 'rejected' | 'approved';
type Standing = 'active' | 'suspended' | 'revoked' | null;

const reviewTones: Record<Review, Tone> = {
  draft: 'plain',
  submitted: 'info',
  returned: 'warn',
  rejected: 'bad',
  approved: 'good',
};
const standingTones: Record<Exclude<Standing, null>, Tone> = {
  active: 'good',
  suspended: 'warn',
  revoked: 'bad',
};

/** Where an application stands, and the app that it led to. */
export function AppState({ review, standing }: { review: Review; standing: Standing }) {
  const t = useTexts(texts);
  return (
    <>
      {(review !== 'approved' || !standing) && <Tag tone={reviewTones[review]}>{t(`state.${review}`)}</Tag>}{' '}
      {standing && <Tag tone={standingTones[standing]}>{t(`standing.${standing}`)}</Tag>}
    </>
  );
}
