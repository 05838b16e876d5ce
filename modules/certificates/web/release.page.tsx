import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { Page } from '#web/ui/page.tsx';
import { Lines, SectionCard } from '#web/ui/section-card.tsx';
import type { CertificateDetail } from '../certificate.schema.ts';
import type { ReleaseDetail } from '../release.schema.ts';
import { Facts } from './facts.tsx';
import { LineField } from './line-field.tsx';
import { SheetPicture } from './sheet-picture.tsx';
import { ReleaseTag } from './state.tsx';
import texts from './texts.ts';

/** One request for the seal: its documents, and the second person's decision. */
export default function ReleasePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const [shown, setShown] = useState<string>();
  const [jobId, setJobId] = useState<string>();
  const query = useQuery({
    queryKey: ['certificates', 'release', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/certificates/releases/{id}', { params: { path: { id } }, signal }),
      ) as Promise<ReleaseDetail>,
  });
  const one = query.data;
  const first = one?.certificates[0]?.id;
  return (
    <Page
      title={one ? t('release.title', { type: say(one.type), count: one.documents }) : t('releases.title')}
      lead={one?.seal.name}
      query={query}
    >
      {one && (
        <div className="ct-two">
          <DocumentPicture key={shown ?? first} id={shown ?? first ?? ''} />
          <div>
            <SectionCard title={t('releases.title')} extra={<ReleaseTag state={one.state} />}>
              <Facts
                items={[
                  [t('release.reason'), one.reason],
                  [t('releases.by'), one.requestedBy.name],
                  [t('releases.at'), format.moment(one.requestedAt)],
                  ...(one.state === 'requested' || one.state === 'released'
                    ? [[t('release.expires'), format.moment(one.expiresAt)] as const]
                    : []),
                  ...(one.decidedBy
                    ? [
                        [
                          t('release.decided'),
                          [one.decidedBy.name, one.decisionReason].filter(Boolean).join(' · '),
                        ] as const,
                      ]
                    : []),
                ]}
              />
              {one.isOwn && one.state === 'requested' && <Callout>{t('release.own')}</Callout>}
              {jobId && (
                <JobProgress
                  id={jobId}
                  title={t('release.job')}
                  onOver={() => void queries.invalidateQueries({ queryKey: ['certificates'] })}
                />
              )}
              <Decide one={one} onJob={setJobId} />
            </SectionCard>
            <SectionCard title={t('release.documents')}>
              <ul className="ct-list">
                {one.certificates.map((document) => (
                  <li key={document.id}>
                    <span>
                      {document.holderName}
                      {document.number && <span className="tx-quiet"> {document.number}</span>}
                    </span>
                    <button type="button" className="tx-quiet-button" onClick={() => setShown(document.id)}>
                      {t('release.show')}
                    </button>
                  </li>
                ))}
              </ul>
            </SectionCard>
          </div>
        </div>
      )}
    </Page>
  );
}

function DocumentPicture({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = usePick();
  const { data } = useQuery({
    queryKey: ['certificates', 'issued', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/certificates/certificates/{id}', { params: { path: { id } }, signal }),
      ) as Promise<CertificateDetail>,
  });
  return data ? (
    <SheetPicture svg={data.svg} words={t('one.page', { type: say(data.type) })} />
  ) : (
    <Lines count={8} />
  );
}

function Decide({ one, onJob }: { one: ReleaseDetail; onJob: (id: string) => void }) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState<'release' | 'refuse' | 'withdraw'>();
  const [reason, setReason] = useState('');
  const params = { path: { id: one.id } };
  const refresh = () => void queries.invalidateQueries({ queryKey: ['certificates'] });
  const decide = async (decision: 'release' | 'refuse') => {
    const body =
      decision === 'release' ? { decision, ...(reason.trim() && { reason }) } : { decision, reason };
    const { jobId } = await ok(api.POST('/api/certificates/releases/{id}/decision', { params, body }));
    if (jobId) onJob(jobId);
    refresh();
  };
  const reasonField = (words: string) => (
    <LineField words={words} value={reason} most={200} onChange={setReason} />
  );
  return (
    <div className="ct-buttons">
      {one.mayDecide && (
        <>
          <button type="button" className="tx-button" onClick={() => setAsking('refuse')}>
            {t('release.no')}
          </button>
          <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking('release')}>
            {t('release.yes')}
          </button>
        </>
      )}
      {one.isOwn && one.state === 'requested' && (
        <button type="button" className="tx-button" onClick={() => setAsking('withdraw')}>
          {t('release.withdraw')}
        </button>
      )}
      <ConfirmDialog
        open={asking === 'release'}
        title={t('release.yes')}
        verb={t('release.yes')}
        onConfirm={() => decide('release')}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('release.yes.detail', { count: one.documents })}</p>
        {reasonField(t('release.opinion'))}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'refuse'}
        title={t('release.no')}
        verb={t('release.no')}
        danger
        blocked={reason.trim().length < 2}
        onConfirm={() => decide('refuse')}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('release.no.detail')}</p>
        {reasonField(t('release.reason'))}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'withdraw'}
        title={t('release.withdraw')}
        verb={t('release.withdraw')}
        onConfirm={async () => {
          await ok(api.POST('/api/certificates/releases/{id}/withdrawal', { params }));
          refresh();
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('release.withdraw.detail')}</p>
      </ConfirmDialog>
    </div>
  );
}
