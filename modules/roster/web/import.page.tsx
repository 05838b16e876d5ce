import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { type Import, ImportState } from './import-state.tsx';
import texts from './texts.ts';
import './roster.css';

const working = { checking: 'job.check', applying: 'job.apply', undoing: 'job.undo' } as const;
const isWorking = (state: Import['state']): state is keyof typeof working => state in working;

/** One import: what the check found, the decision, the progress, and taking it back. */
export default function ImportPage() {
  const t = useTexts(texts);
  const format = useFormat();
  const client = useQueryClient();
  const { id = '' } = useParams({ strict: false });
  const key = ['roster', 'import', id];
  const path = { params: { path: { id } } };
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ok(api.GET('/api/roster/imports/{id}', { ...path, signal })),
  });
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['roster'] });
  };
  const found = query.data;
  return (
    <Page
      title={found?.fileName ?? t('title')}
      lead={
        found && (
          <>
            <ImportState state={found.state} /> {format.size(found.fileSize)} · {found.createdByName} ·{' '}
            {format.moment(found.createdAt)}
          </>
        )
      }
      query={query}
    >
      {found && (
        <>
          {found.jobId && isWorking(found.state) && (
            <JobProgress
              key={found.jobId}
              id={found.jobId}
              title={t(working[found.state])}
              onOver={() => void again()}
            />
          )}
          {found.failure && <Failure failure={found.failure} />}
          {found.state === 'undone' && <Callout tone="good">{t('undo.done')}</Callout>}
          {(found.state === 'applied' || found.state === 'partly-applied') && (
            <Callout tone="good">{t('result.done')}</Callout>
          )}
          {found.counts.rows !== undefined && <Found counts={found.counts} />}
          <Decision found={found} onDecided={again} />
          {found.state !== 'uploaded' && found.state !== 'checking' && <Issues id={id} />}
        </>
      )}
    </Page>
  );
}

function Failure({ failure }: { failure: NonNullable<Import['failure']> }) {
  const say = usePick();
  return (
    <Callout tone="bad" title={say(failure.title)}>
      {failure.detail && say(failure.detail)}
    </Callout>
  );
}

const shown = [
  'rows',
  'people',
  'peopleCreated',
  'enrolmentsCreated',
  'ends',
  'errors',
  'warnings',
  'repairs',
] as const;

function Found({ counts }: { counts: Import['counts'] }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <SectionCard title={t('found.title')}>
      <StatRow>
        {shown.map(
          (name) =>
            counts[name] !== undefined && (
              <StatTile
                key={name}
                label={t(`count.${name}`)}
                value={format.number(counts[name])}
                tone={name === 'errors' && counts[name] > 0 ? 'bad' : 'plain'}
              />
            ),
        )}
      </StatRow>
    </SectionCard>
  );
}

/** What may be done with the import as it stands. */
function Decision({ found, onDecided }: { found: Import; onDecided: () => Promise<void> }) {
  const t = useTexts(texts);
  const mayApply = useCan('roster.import.apply');
  const mayUndo = useCan('roster.import.undo');
  const [asked, setAsked] = useState<'all' | 'good-rows' | 'undo'>();
  const { id, counts, state } = found;
  const path = { params: { path: { id } } };
  const shrinking = counts.shrinking ?? [];
  const bad = counts.badRows ?? counts.errors ?? 0;

  const decide = async () => {
    if (asked === 'undo') await ok(api.POST('/api/roster/imports/{id}/undo', path));
    else if (asked) {
      await ok(
        api.POST('/api/roster/imports/{id}/application', {
          ...path,
          body: { accept: asked, ...(shrinking.length > 0 && { confirmedEnds: counts.ends ?? 0 }) },
        }),
      );
    }
    await onDecided();
  };
  const mayWrite = mayApply && (state === 'checked' || (state === 'failed' && found.accept !== null));
  const wasWritten = mayUndo && (state === 'applied' || state === 'partly-applied');
  if (!mayWrite && !wasWritten) return null;
  return (
    <>
      {mayWrite && shrinking.length > 0 && (
        <Callout tone="warn" title={t('shrink.title')}>
          <ul>
            {shrinking.map((school) => (
              <li key={school.schoolId}>
                {t('shrink.row', { name: school.name, now: school.now, ends: school.ends })}
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <div className="ro-actions">
        {mayWrite && bad === 0 && (
          <button type="button" className="tx-button tx-button-primary" onClick={() => setAsked('all')}>
            {t('accept.all')}
          </button>
        )}
        {mayWrite && bad > 0 && (
          <>
            <Link className="tx-button tx-button-primary" to="/roster/imports">
              {t('accept.again')}
            </Link>
            <button type="button" className="tx-button" onClick={() => setAsked('good-rows')}>
              {t('accept.good')}
            </button>
          </>
        )}
        {wasWritten && (
          <button type="button" className="tx-button tx-button-danger" onClick={() => setAsked('undo')}>
            {t('undo.go')}
          </button>
        )}
      </div>
      <ConfirmDialog
        open={asked !== undefined}
        title={asked === 'undo' ? t('undo.ask') : t('accept.ask')}
        verb={asked === 'undo' ? t('undo.go') : asked === 'all' ? t('accept.all') : t('accept.good')}
        danger={asked === 'undo'}
        {...(asked !== 'undo' && shrinking.length > 0 && { typed: String(counts.ends ?? 0) })}
        onClose={() => setAsked(undefined)}
        onConfirm={decide}
      >
        <p>
          {asked === 'undo' && t('undo.detail')}
          {asked === 'all' && t('accept.detail.all')}
          {asked === 'good-rows' && t('accept.detail.good', { count: bad })}
        </p>
        {asked !== 'undo' && shrinking.length > 0 && <p>{t('shrink.confirm')}</p>}
      </ConfirmDialog>
    </>
  );
}

const tones = { error: 'bad', warning: 'warn', repair: 'info' } as const;

function Issues({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <SectionCard
      title={t('issues.title')}
      extra={
        <a className="tx-more" href={`/api/roster/imports/${id}/report`} download>
          {t('issues.download')}
        </a>
      }
    >
      <DataTable
        label={t('issues.title')}
        name="roster.issues"
        queryKey={['roster', 'issues', id]}
        fetch={({ cursor, limit, filters, signal }) =>
          ok(
            api.GET('/api/roster/imports/{id}/issues', {
              params: {
                path: { id },
                query: { cursor, limit, ...(filters.severity && { severity: filters.severity as 'error' }) },
              },
              signal,
            }),
          )
        }
        rowKey={(row) => String(row.seq)}
        filters={[
          {
            name: 'severity',
            label: t('issues.severity'),
            options: (['error', 'warning', 'repair'] as const).map((value) => ({
              value,
              label: t(`issues.${value}`),
            })),
          },
        ]}
        columns={[
          {
            key: 'place',
            title: t('issues.place'),
            always: true,
            width: '16rem',
            render: (row) => (
              <>
                {t('issues.at', { row: row.row, column: row.column })}
                <span className="tx-quiet ro-file">{row.file}</span>
              </>
            ),
          },
          {
            key: 'severity',
            title: t('issues.severity'),
            width: '6rem',
            render: (row) => <Tag tone={tones[row.severity]}>{t(`issues.${row.severity}`)}</Tag>,
          },
          { key: 'value', title: t('issues.value'), width: '12rem', render: (row) => row.value },
          { key: 'reason', title: t('issues.reason'), render: (row) => say(row.reason) },
          {
            key: 'suggestion',
            title: t('issues.suggestion'),
            render: (row) => row.suggestion && say(row.suggestion),
          },
        ]}
        empty={<Empty drawing="done" title={t('issues.none')} />}
      />
    </SectionCard>
  );
}
