import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ok } from '#web/api/client.ts';
import type { paths } from '#web/api/schema.gen.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import texts from './texts.ts';

type View = paths['/api/operations/backups']['get']['responses'][200]['content']['application/json'];
type Outcome = NonNullable<View['lastBackup']>;

const tones: Record<View['backup'], Tone> = { good: 'good', late: 'warn', failed: 'bad', never: 'warn' };

/** The last backup and the last drill, doing them now, and the backups that are there. */
export function Backups() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const mayAct = useCan('operations.backup.create');
  const key = ['operations', 'backups'];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/operations/backups', { signal })),
  });
  const start = useMutation({
    mutationFn: (what: 'backup' | 'backup-and-drill' | 'drill') =>
      ok(api.POST('/api/operations/backups', { body: { what } })),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  const view = query.data;
  const jobId = start.data?.jobId ?? view?.jobId;
  return (
    <SectionCard title={t('backup.title')} query={query}>
      {view && (
        <>
          <div className="op-pair">
            <Last title={t('backup.last')} health={view.backup} outcome={view.lastBackup} />
            <Last title={t('drill.last')} health={view.drill} outcome={view.lastDrill} />
          </div>
          <p className="tx-quiet">
            {view.schedule
              ? t('backup.schedule', { cron: view.schedule, keep: view.keep, directory: view.directory })
              : t('backup.noSchedule', { directory: view.directory })}
          </p>
          {!view.means.backup && <Callout tone="warn">{t('backup.means')}</Callout>}
          {mayAct && view.means.backup && (
            <div className="op-actions">
              {(['backup', 'backup-and-drill', 'drill'] as const).map((what) => (
                <button
                  key={what}
                  type="button"
                  className={what === 'backup' ? 'tx-button tx-button-primary' : 'tx-button'}
                  disabled={view.busy || start.isPending || (what !== 'backup' && !view.means.drill)}
                  onClick={() => start.mutate(what)}
                >
                  {t(what === 'backup' ? 'backup.now' : what === 'drill' ? 'drill.now' : 'backup.both')}
                </button>
              ))}
            </div>
          )}
          <ProblemAlert error={start.error} />
          {jobId && (
            <JobProgress
              key={jobId}
              id={jobId}
              title={t('backup.job')}
              onOver={() => void client.invalidateQueries({ queryKey: key })}
            />
          )}
          {view.items.length === 0 ? (
            <p className="tx-quiet">{t('backup.none')}</p>
          ) : (
            <table className="op-table">
              <caption className="tx-visually-hidden">{t('backup.list')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('backup.when')}</th>
                  <th scope="col">{t('backup.content')}</th>
                  <th scope="col">{t('backup.version')}</th>
                </tr>
              </thead>
              <tbody>
                {view.items.map((item) => (
                  <tr key={item.name}>
                    <th scope="row">{format.moment(item.at)}</th>
                    <td>
                      {item.readable ? <Content of={item} /> : <Tag tone="bad">{t('backup.unreadable')}</Tag>}{' '}
                      {item.encrypted && <Tag>{t('backup.encrypted')}</Tag>}
                    </td>
                    <td>{item.version}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </SectionCard>
  );
}

function Last({
  title,
  health,
  outcome,
}: {
  title: string;
  health: View['backup'];
  outcome: Outcome | null;
}) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <div className="op-last">
      <b>{title}</b> <Tag tone={tones[health]}>{t(`health.${health}`)}</Tag>
      {outcome && (
        <p className="tx-quiet">
          {format.ago(outcome.at)}
          {outcome.ok && outcome.rows !== null && (
            <>
              {' · '}
              <Content of={outcome} />
            </>
          )}
        </p>
      )}
      {outcome?.error && <p className="tx-tone-bad">{outcome.error}</p>}
      {outcome?.missing ? (
        <p className="tx-tone-warn">{t('backup.missing', { count: outcome.missing })}</p>
      ) : null}
    </div>
  );
}

function Content({ of }: { of: Pick<Outcome, 'tables' | 'rows' | 'files' | 'bytes'> }) {
  const t = useTexts(texts);
  const format = useFormat();
  return t('backup.rows', {
    tables: of.tables ?? 0,
    rows: format.number(of.rows ?? 0),
    files: format.number(of.files ?? 0),
    size: format.size(of.bytes ?? 0),
  });
}
