import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { JobProgress } from '#web/ui/job-progress.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import type { ImportResponse } from '../import.schema.ts';
import { Issues } from './issues.tsx';
import { stateTone } from './states.ts';
import texts from './texts.ts';
import './roster.css';

const running = { checking: 'check.running', applying: 'apply.running', undoing: 'undo.running' } as const;

/** One import: its report, the decision, its progress, its result, its undo. */
export default function Import() {
  const t = useTexts(texts);
  const format = useFormat();
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({
    queryKey: ['roster', 'imports', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/roster/imports/{id}', { params: { path: { id } }, signal }),
      ) as Promise<ImportResponse>,
  });
  const one = query.data;
  const job = one && one.state in running ? running[one.state as 'checking'] : undefined;
  return (
    <Page
      title={one?.fileName ?? t('title')}
      query={query}
      lead={
        one && (
          <>
            <Tag tone={stateTone[one.state]}>{t(`state.${one.state}`)}</Tag> {t(`format.${one.format}`)} ·{' '}
            {format.size(one.fileSize)} · {format.moment(one.createdAt)}
            {one.createdByName && ` · ${one.createdByName}`}
          </>
        )
      }
      actions={one && <Actions one={one} onStarted={() => void query.refetch()} />}
    >
      {one && (
        <>
          {job && one.jobId && (
            <JobProgress key={one.jobId} id={one.jobId} title={t(job)} onOver={() => void query.refetch()} />
          )}
          <Outcome one={one} />
          {one.counts.people !== undefined && <Figures one={one} />}
          <Shrinking one={one} />
          {one.counts.rows !== undefined && !job && (
            <SectionCard title={t('issues')}>
              <Issues id={one.id} />
            </SectionCard>
          )}
        </>
      )}
    </Page>
  );
}

function Outcome({ one }: { one: ImportResponse }) {
  const t = useTexts(texts);
  const say = usePick();
  const { failure, state, counts } = one;
  if (failure) {
    return (
      <Callout tone="bad" title={state === 'failed' ? t('failure.title') : say(failure.title)}>
        <p>{say(failure.detail ?? failure.title)}</p>
        {state === 'failed' && <Link to="/roster/imports">{t('back')}</Link>}
      </Callout>
    );
  }
  if (state === 'undone') return <Callout>{t('undone')}</Callout>;
  if (state !== 'applied' && state !== 'partly-applied') return null;
  return (
    <Callout tone={state === 'applied' ? 'good' : 'warn'}>
      {t('done', { people: counts.people ?? 0, created: counts.peopleCreated ?? 0 })}
    </Callout>
  );
}

function Figures({ one: { counts } }: { one: ImportResponse }) {
  const t = useTexts(texts);
  const format = useFormat();
  const show = (count: number | undefined) => format.number(count ?? 0);
  return (
    <StatRow>
      <StatTile label={t('figure.people')} value={show(counts.people)} />
      <StatTile label={t('figure.created')} value={show(counts.peopleCreated)} />
      <StatTile label={t('figure.enrolments')} value={show(counts.enrolments)} />
      {(counts.organisationsCreated ?? 0) > 0 && (
        <StatTile label={t('figure.organisations')} value={show(counts.organisationsCreated)} />
      )}
      <StatTile
        label={t('figure.errors')}
        value={show(counts.badRows)}
        tone={(counts.badRows ?? 0) > 0 ? 'bad' : 'good'}
      />
      <StatTile label={t('figure.warnings')} value={show(counts.warnings)} />
      <StatTile label={t('figure.repairs')} value={show(counts.repairs)} />
      {(counts.ends ?? 0) > 0 && <StatTile label={t('figure.ends')} value={show(counts.ends)} tone="warn" />}
    </StatRow>
  );
}

function Shrinking({ one: { counts, state } }: { one: ImportResponse }) {
  const t = useTexts(texts);
  const schools = counts.shrinking ?? [];
  if (schools.length === 0 || (state !== 'checked' && state !== 'partly-applied')) return null;
  return (
    <Callout tone="warn" title={t('shrink.title')}>
      <p>{t('shrink.detail', { count: counts.ends ?? 0 })}</p>
      <ul className="ro-schools">
        {schools.map(({ schoolId, name, now, ends }) => (
          <li key={schoolId}>{t('shrink.row', { name, now, ends })}</li>
        ))}
      </ul>
    </Callout>
  );
}

type Accept = 'all' | 'good-rows';

function Actions({ one, onStarted }: { one: ImportResponse; onStarted: () => void }) {
  const t = useTexts(texts);
  const mayApply = useCan('roster.import.apply');
  const mayUndo = useCan('roster.import.undo');
  const [asking, setAsking] = useState<Accept | 'undo'>();
  const { id, state, counts } = one;
  const path = { params: { path: { id } } };
  const after = () => {
    setAsking(undefined);
    onStarted();
  };
  const check = async () => {
    await ok(api.POST('/api/roster/imports/{id}/check', path));
    onStarted();
  };
  const apply = async (accept: Accept) => {
    const ends = (counts.shrinking?.length ?? 0) > 0 ? { confirmedEnds: counts.ends ?? 0 } : {};
    await ok(api.POST('/api/roster/imports/{id}/application', { ...path, body: { accept, ...ends } }));
    after();
  };
  const undo = async () => {
    await ok(api.POST('/api/roster/imports/{id}/undo', path));
    after();
  };
  const bad = counts.badRows ?? 0;
  const shrinks = (counts.shrinking?.length ?? 0) > 0;
  const ready = mayApply && state === 'checked' && (counts.people ?? 0) > 0;
  return (
    <>
      {counts.rows !== undefined && (
        <a className="tx-button" href={`/api/roster/imports/${id}/report`} download>
          {t('report.download')}
        </a>
      )}
      {state === 'uploaded' && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => void check()}>
          {t('check')}
        </button>
      )}
      {mayUndo && (state === 'applied' || state === 'partly-applied') && (
        <button type="button" className="tx-button" onClick={() => setAsking('undo')}>
          {t('undo')}
        </button>
      )}
      {mayApply && state === 'partly-applied' && shrinks && (
        <button
          type="button"
          className="tx-button tx-button-primary"
          onClick={() => setAsking(one.accept ?? 'good-rows')}
        >
          {t('continue.apply')}
        </button>
      )}
      {ready && bad > 0 && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking('good-rows')}>
          {t('apply.good')}
        </button>
      )}
      {ready && bad === 0 && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking('all')}>
          {t('apply.all')}
        </button>
      )}
      <ConfirmDialog
        open={asking === 'all' || asking === 'good-rows'}
        title={t('apply.question')}
        verb={t(asking === 'all' ? 'apply.all' : 'apply.good')}
        {...(shrinks ? { typed: String(counts.ends ?? 0), danger: true } : {})}
        onConfirm={() => apply(asking === 'all' ? 'all' : 'good-rows')}
        onClose={() => setAsking(undefined)}
      >
        <p>
          {bad > 0
            ? t('apply.good.detail', { bad, people: counts.people ?? 0 })
            : t('apply.detail', { people: counts.people ?? 0, created: counts.peopleCreated ?? 0 })}
        </p>
        {shrinks && <p>{t('shrink.label', { count: counts.ends ?? 0 })}</p>}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'undo'}
        danger
        title={t('undo.question')}
        verb={t('undo')}
        onConfirm={undo}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('undo.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
