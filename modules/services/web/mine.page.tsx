import { Input, Rate } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Application } from '../application.schema.ts';
import texts from './texts.ts';

const tones: Record<Application['state'], Tone> = {
  running: 'info',
  completed: 'good',
  withdrawn: 'plain',
  voided: 'plain',
};

/** 我的办件: everything that I applied for, in every county; each leads to its timeline. */
export default function Mine() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const [rating, setRating] = useState<Application>();
  return (
    <Page title={t('mine')}>
      <DataTable<Application>
        label={t('mine')}
        name="services.mine"
        queryKey={['services', 'mine']}
        fetch={({ cursor, limit, signal }) =>
          ok(
            api.GET('/api/services/applications/mine', {
              params: { query: { limit, ...(cursor && { cursor }) } },
              signal,
            }),
          )
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/procedures/cases/${row.tenantId}/${row.caseId}`}
        columns={[
          { key: 'title', title: t('mine.service'), always: true, render: (row) => say(row.title) },
          {
            key: 'state',
            title: t('mine.state'),
            width: '11rem',
            render: (row) => (
              <Tag tone={row.outcome === 'refused' ? 'bad' : tones[row.state]}>
                {row.state === 'completed' && (row.outcome === 'approved' || row.outcome === 'refused')
                  ? t(`outcome.${row.outcome}`)
                  : t(`state.${row.state}`)}
              </Tag>
            ),
          },
          { key: 'number', title: t('mine.number'), width: '12rem', render: (row) => row.number },
          {
            key: 'at',
            title: t('mine.at'),
            width: '10rem',
            render: (row) => format.moment(row.submittedAt),
          },
          {
            key: 'score',
            title: t('score.title'),
            width: '9rem',
            render: (row) =>
              row.state === 'completed' &&
              (row.score ? (
                t('score.given', { score: row.score })
              ) : (
                <button
                  type="button"
                  className="tx-button"
                  onClick={(event) => {
                    event.stopPropagation();
                    setRating(row);
                  }}
                >
                  {t('score.send')}
                </button>
              )),
          },
        ]}
        empty={<Empty title={t('mine.none')} detail={t('mine.none.detail')} />}
      />
      {rating && <ScoreDialog application={rating} onClose={() => setRating(undefined)} />}
    </Page>
  );
}

function ScoreDialog({ application, onClose }: { application: Application; onClose: () => void }) {
  const t = useTexts(texts);
  const [score, setScore] = useState(0);
  const [opinion, setOpinion] = useState('');
  return (
    <ConfirmDialog
      open
      title={t('score.title')}
      verb={t('score.send')}
      blocked={score === 0}
      onClose={onClose}
      onConfirm={async () => {
        await ok(
          api.POST('/api/services/tenants/{tenantId}/applications/{id}/score', {
            params: { path: { tenantId: application.tenantId, id: application.id } },
            body: { score, ...(opinion.trim() && { opinion: opinion.trim() }) },
          }),
        );
        toast.ok(t('score.done'));
        await queries.invalidateQueries({ queryKey: ['services', 'mine'] });
      }}
    >
      <p className="tx-quiet">{t('score.lead')}</p>
      <Rate value={score} onChange={setScore} aria-label={t('score.title')} />
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={opinion}
        aria-label={t('score.opinion')}
        placeholder={t('score.opinion')}
        onChange={(event) => setOpinion(event.target.value)}
      />
    </ConfirmDialog>
  );
}
