import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Lines } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { type Moment, Timeline } from '#web/ui/timeline.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Transfer } from '../transfer.schema.ts';
import { todayHere, transferTone, useWords } from './words.ts';

/** One transfer: who, from where, to where, what happened so far, and what one may do about it. */
export function TransferDetail({ id }: { id: string }) {
  const { t } = useWords();
  const format = useFormat();
  const query = useQuery({
    queryKey: ['register', 'transfer', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/register/transfers/{id}', { params: { path: { id } }, signal })) as Promise<Transfer>,
  });
  const transfer = query.data;
  if (query.error) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  if (!transfer) return <Lines count={6} />;
  return (
    <div className="rg-drawer">
      <dl className="rg-facts">
        <dt>{t('transfers.pupil')}</dt>
        <dd>
          {transfer.pupil.name} · {t(`sex.${transfer.pupil.sex}`)}
        </dd>
        <dt>{t('transfers.from')}</dt>
        <dd>{[transfer.from.school, transfer.from.class].filter(Boolean).join(' · ')}</dd>
        <dt>{t('transfers.to')}</dt>
        <dd>
          {transfer.to.school} · {transfer.to.class}
        </dd>
        <dt>{t('transfer.reason')}</dt>
        <dd>{transfer.reason}</dd>
        <dt>{t('transfer.wished')}</dt>
        <dd>{format.day(transfer.wishedOn)}</dd>
        <dt>{t('transfers.state')}</dt>
        <dd>
          <Tag tone={transferTone[transfer.state] ?? 'plain'}>{t(`state.${transfer.state}`)}</Tag>
        </dd>
      </dl>
      <Steps transfer={transfer} />
      <Decisions transfer={transfer} />
    </div>
  );
}

function Steps({ transfer }: { transfer: Transfer }) {
  const { t } = useWords();
  const format = useFormat();
  const { from, to, state } = transfer;
  const moments: Moment[] = [
    { key: 'applied', at: transfer.appliedAt, title: t('transfer.step.applied', { school: to.school }) },
  ];
  if (state === 'applied')
    moments.push({
      key: 'due',
      at: transfer.dueOn,
      tone: transfer.overdue ? 'bad' : 'warn',
      title: t('transfer.step.due', { day: format.day(transfer.dueOn) }),
    });
  else if (transfer.decidedAt)
    moments.push({
      key: state,
      at: transfer.decidedAt,
      tone: transferTone[state] ?? 'plain',
      title: t(`transfer.step.${state}`, {
        school: state === 'withdrawn' ? to.school : from.school,
        reason: transfer.decisionReason ?? '',
      }),
    });
  if (transfer.effectiveOn)
    moments.push({
      key: 'effective',
      at: transfer.effectiveOn,
      tone: 'good',
      title: t('transfer.step.effective', { school: to.school, class: to.class }),
    });
  return <Timeline moments={moments} />;
}

function Decisions({ transfer }: { transfer: Transfer }) {
  const { t } = useWords();
  const [asking, setAsking] = useState<'confirm' | 'refuse' | 'withdraw'>();
  const [effectiveOn, setEffectiveOn] = useState([transfer.wishedOn, todayHere()].sort()[1] as string);
  const [reason, setReason] = useState('');
  const params = { path: { id: transfer.id } };
  const decide = async () => {
    if (asking === 'confirm')
      await ok(api.POST('/api/register/transfers/{id}/confirmation', { params, body: { effectiveOn } }));
    if (asking === 'refuse')
      await ok(api.POST('/api/register/transfers/{id}/refusal', { params, body: { reason } }));
    if (asking === 'withdraw') await ok(api.POST('/api/register/transfers/{id}/withdrawal', { params }));
    toast.ok(t('act.done'));
    void queries.invalidateQueries({ queryKey: ['register'] });
    void queries.invalidateQueries({ queryKey: ['space', 'todos'] });
  };
  return (
    <div className="rg-foot">
      {transfer.mayWithdraw && (
        <button type="button" className="tx-button" onClick={() => setAsking('withdraw')}>
          {t('transfer.withdraw')}
        </button>
      )}
      {transfer.mayDecide && (
        <>
          <button type="button" className="tx-button" onClick={() => setAsking('refuse')}>
            {t('transfer.refuse')}
          </button>
          <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking('confirm')}>
            {t('transfer.confirm')}
          </button>
        </>
      )}
      <ConfirmDialog
        open={asking !== undefined}
        title={asking ? t(`transfer.${asking}`) : ''}
        verb={asking ? t(`transfer.${asking}`) : ''}
        danger={asking === 'refuse'}
        onConfirm={decide}
        onClose={() => setAsking(undefined)}
      >
        {asking === 'confirm' && (
          <>
            <p>{t('transfer.confirm.detail', { school: transfer.to.school })}</p>
            <label htmlFor="rg-effective">{t('transfer.effective')}</label>
            <Input
              id="rg-effective"
              type="date"
              value={effectiveOn}
              onChange={(event) => setEffectiveOn(event.target.value)}
            />
          </>
        )}
        {asking === 'refuse' && (
          <>
            <label htmlFor="rg-refusal">{t('transfer.refuse.reason')}</label>
            <Input.TextArea
              id="rg-refusal"
              rows={3}
              required
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </>
        )}
        {asking === 'withdraw' && <p>{t('transfer.withdraw.detail')}</p>}
      </ConfirmDialog>
    </div>
  );
}
