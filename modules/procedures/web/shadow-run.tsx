import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import texts from './texts.ts';

/** 影子运行: how decided cases would have ended under this version. */
export function ShadowRun({ id }: { id: string }) {
  const t = useTexts(texts);
  const [jobId, setJobId] = useState<string>();
  const [over, setOver] = useState(false);
  const [error, setError] = useState<unknown>();
  const start = async () => {
    setError(undefined);
    setOver(false);
    try {
      const path = { params: { path: { id } } };
      setJobId((await ok(api.POST('/api/procedures/definitions/{id}/shadow-runs', path))).jobId);
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <SectionCard
      title={t('designer.shadow')}
      extra={
        <button type="button" className="tx-button" onClick={() => void start()}>
          {t('designer.shadow')}
        </button>
      }
    >
      <p className="tx-quiet">{t('designer.shadow.detail')}</p>
      <ProblemAlert error={error} />
      {jobId && (
        <JobProgress key={jobId} id={jobId} title={t('designer.shadow')} onOver={() => setOver(true)} />
      )}
      {jobId && over && <Result jobId={jobId} />}
    </SectionCard>
  );
}

const figures = ['cases', 'same', 'different', 'undecided', 'stuck'] as const;

function Result({ jobId }: { jobId: string }) {
  const t = useTexts(texts);
  const say = usePick();
  const { data } = useQuery({
    queryKey: ['procedures', 'shadow', jobId],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/procedures/shadow-runs/{id}', { params: { path: { id: jobId } }, signal })),
  });
  const result = data?.result;
  if (!result) return null;
  if (result.cases === 0) return <p>{t('shadow.none')}</p>;
  return (
    <>
      <StatRow>
        {figures.map((name) => (
          <StatTile
            key={name}
            label={t(`shadow.${name}`)}
            value={result[name]}
            tone={name === 'different' && result.different > 0 ? 'bad' : 'plain'}
          />
        ))}
      </StatRow>
      {result.rows.length > 0 && (
        <div className="tx-table-wrap">
          <table className="tx-table">
            <thead>
              <tr>
                <th>{t('shadow.case')}</th>
                <th>{t('shadow.was')}</th>
                <th>{t('shadow.would')}</th>
              </tr>
            </thead>
            <tbody>
              {result.rows.map((row) => (
                <tr key={row.caseId}>
                  <td>{say(row.title)}</td>
                  <td>{row.was}</td>
                  <td>
                    {row.would ?? (
                      <>
                        <Tag tone="warn">{t(`shadow.${row.verdict}`)}</Tag> {row.at && say(row.at)}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
