import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { CopyText } from '#web/ui/copy-text.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import type { DrawResult } from '../draw.schema.ts';
import { useWords } from './words.ts';
import './admissions.css';

/** The lots as anybody may see and recompute them. */
export default function Result() {
  const t = useWords();
  const { tenantId = '', planId = '' } = useParams({ strict: false });
  const [mine, setMine] = useState('');
  const result = useQuery({
    queryKey: ['admissions', 'result', tenantId, planId],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}/result', {
          params: { path: { tenantId, id: planId } },
          signal,
        }),
      ),
  });
  const { data } = result;
  return (
    <Page
      title={t('result.title')}
      lead={data && `${data.plan.name} · ${t('result.lead')}`}
      query={result}
      narrow
    >
      {data && (
        <>
          <SectionCard title={t('result.how')}>
            <dl className="ad-facts">
              <dt>{t('public.fingerprint')}</dt>
              <dd>{data.plan.commitment}</dd>
              <dt>{t('result.secret')}</dt>
              <dd>{data.plan.secret}</dd>
              <dt>{t('result.witness')}</dt>
              <dd>{data.plan.witness}</dd>
              <dt>{t('result.seed')}</dt>
              <dd>{data.plan.seed}</dd>
            </dl>
            <p>{t('result.how.1')}</p>
            <CopyText text={data.seedCommand} label={t('result.command')} />
            <p>{t('result.how.2')}</p>
          </SectionCard>
          {data.draws.length === 0 && (
            <SectionCard>
              <Empty title={t('result.none')} />
            </SectionCard>
          )}
          {data.draws.length > 0 && (
            <SectionCard>
              <label htmlFor="ad-mine">{t('result.find')}</label>
              <Input
                id="ad-mine"
                value={mine}
                maxLength={20}
                placeholder="RX27-…"
                onChange={(event) => setMine(event.target.value.trim().toUpperCase())}
              />
            </SectionCard>
          )}
          {data.draws.map((draw) => (
            <Draw key={`${draw.round}-${draw.schoolId}-${draw.category}`} draw={draw} mine={mine} />
          ))}
        </>
      )}
    </Page>
  );
}

function Draw({ draw, mine }: { draw: DrawResult; mine: string }) {
  const t = useWords();
  const school = draw.schoolName || t('result.draw.any');
  return (
    <SectionCard title={t('result.draw', { school, round: draw.round, category: draw.category })}>
      <p>{t('result.draw.lead', { participants: draw.participants, seats: draw.seats })}</p>
      <h3>{t('result.winners')}</h3>
      <ul className="ad-numbers">
        {draw.winners.map((number) => (
          <li key={number} data-mine={number === mine}>
            {number}
          </li>
        ))}
      </ul>
      <h3>{t('result.command')}</h3>
      <CopyText text={draw.command} label={t('result.command')} />
    </SectionCard>
  );
}
