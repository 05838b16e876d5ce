import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import type { PromotionSummary } from '../promotion.schema.ts';
import { SchoolPicker, useSchoolId } from './school.tsx';
import { todayHere, useWords } from './words.ts';
import './register.css';

const tones: Record<string, Tone> = {
  planned: 'info',
  applying: 'warn',
  applied: 'good',
  undoing: 'warn',
  undone: 'plain',
};

/** A school's year ends: the plan at hand and those before. */
export default function Promotions() {
  const { t } = useWords();
  const { schoolId, pick } = useSchoolId();
  if (!schoolId)
    return (
      <Page title={t('promotions.title')} lead={t('promotions.lead')}>
        <SchoolPicker onPick={(id) => pick?.(id)} />
      </Page>
    );
  return <School id={schoolId} {...(pick ? { onOther: () => pick(undefined) } : {})} />;
}

function School({ id, onOther }: { id: string; onOther?: () => void }) {
  const { t } = useWords();
  const format = useFormat();
  const go = useNavigate();
  const mayPlan = useCan('register.promotion.plan');
  const [error, setError] = useState<unknown>();
  const query = useQuery({
    queryKey: ['register', 'promotions', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/register/promotions', { params: { query: { schoolId: id } }, signal })) as Promise<{
        items: PromotionSummary[];
      }>,
  });
  const today = todayHere();
  const autumn = Number(today.slice(0, 4)) + (today.slice(5) >= '09-01' ? 1 : 0);
  const start = async () => {
    setError(undefined);
    try {
      const made = await ok(
        api.POST('/api/register/promotions', { body: { schoolId: id, schoolYear: autumn } }),
      );
      await go({ to: `/register/promotions/${made.id}` });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const items = query.data?.items ?? [];
  const open = items.some((item) => item.schoolYear === autumn && item.state !== 'undone');
  const startButton = mayPlan && !open && (
    <button type="button" className="tx-button tx-button-primary" onClick={() => void start()}>
      {t('promotions.start', { year: `${autumn}–${autumn + 1}` })}
    </button>
  );
  return (
    <Page
      title={t('promotions.title')}
      lead={t('promotions.lead')}
      query={query}
      actions={
        <>
          {onOther && (
            <button type="button" className="tx-button" onClick={onOther}>
              {t('school.other')}
            </button>
          )}
          {items.length > 0 && startButton}
        </>
      }
    >
      <ProblemAlert error={error} />
      {items.length === 0 ? (
        <Empty title={t('promotions.none')} detail={t('promotions.none.detail')} action={startButton} />
      ) : (
        <SectionCard>
          <ul className="rg-rows">
            {items.map((item) => (
              <li key={item.id}>
                <span>
                  <Link to={`/register/promotions/${item.id}`}>
                    {item.school.name}{' '}
                    {t('promotions.year', { from: item.schoolYear, to: item.schoolYear + 1 })}
                  </Link>
                  <small>{t('promotions.made', { at: format.moment(item.madeAt) })}</small>
                </span>
                <Tag tone={tones[item.state] ?? 'plain'}>{t(`pstate.${item.state}`)}</Tag>
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
    </Page>
  );
}
