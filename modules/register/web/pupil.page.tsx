import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DayField } from '#web/ui/day-field.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { type Moment, Timeline } from '#web/ui/timeline.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Change } from '../change.schema.ts';
import type { History, Period } from '../pupil.schema.ts';
import { type ActionKind, StatusAction } from './status-action.tsx';
import { lastDay, statusTone, transferTone, useWords } from './words.ts';
import './register.css';

/** A pupil's status: where on a day, and everything before. */
export default function Pupil() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [filters, setFilters] = useFilters();
  const { t } = useWords();
  const on = filters.on;
  const query = useQuery({
    queryKey: ['register', 'history', id, on],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/register/pupils/{id}', { params: { path: { id }, query: on ? { on } : {} }, signal }),
      ) as Promise<History>,
  });
  const history = query.data;
  return (
    <Page
      title={history?.pupil.name ?? t('pupils.title')}
      lead={history && `${t(`sex.${history.pupil.sex}`)} · ${history.pupil.number}`}
      query={query}
      actions={history && !on && <Actions history={history} />}
    >
      {history && (
        <div className="rg-pupil">
          <div className="rg-column">
            <SectionCard
              title={t('pupil.where')}
              extra={
                <span className="rg-on">
                  <label htmlFor="rg-on">{t('pupil.on')}</label>
                  <span className="rg-day">
                    <DayField
                      id="rg-on"
                      value={on ?? history.on}
                      onChange={(day) => setFilters({ on: day })}
                    />
                  </span>
                  {on && (
                    <button
                      type="button"
                      className="tx-link-button"
                      onClick={() => setFilters({ on: undefined })}
                    >
                      {t('pupil.today')}
                    </button>
                  )}
                </span>
              }
            >
              <Standing history={history} />
            </SectionCard>
            <SectionCard title={t('pupil.changes')}>
              <Changes changes={history.changes} />
            </SectionCard>
            {history.transfers.length > 0 && (
              <SectionCard title={t('pupil.transfers')}>
                <ul className="rg-rows">
                  {history.transfers.map((transfer) => (
                    <li key={transfer.id}>
                      <span>
                        {transfer.from.school} → {transfer.to.school}
                        <small>
                          {transfer.reason}
                          {transfer.decisionReason && ` · ${transfer.decisionReason}`}
                        </small>
                      </span>
                      <Tag tone={transferTone[transfer.state] ?? 'plain'}>{t(`state.${transfer.state}`)}</Tag>
                    </li>
                  ))}
                </ul>
              </SectionCard>
            )}
          </div>
          <SectionCard title={t('pupil.timeline')}>
            <Periods periods={history.periods} />
          </SectionCard>
        </div>
      )}
    </Page>
  );
}

const possible: Record<string, readonly ActionKind[]> = {
  active: ['withdraw', 'graduate', 'suspend', 'place'],
  admitted: ['withdraw', 'place'],
  suspended: ['withdraw', 'resume'],
};
const right: Record<ActionKind, string> = {
  place: 'register.placement.create',
  suspend: 'register.suspension.create',
  resume: 'register.resumption.create',
  withdraw: 'register.withdrawal.create',
  graduate: 'register.graduation.create',
};

function Actions({ history }: { history: History }) {
  const { t } = useWords();
  const [kind, setKind] = useState<ActionKind>();
  const may = useCan(right.place);
  const standing = history.standing;
  const school = useQuery({
    queryKey: ['register', 'school', standing?.school.id],
    enabled: may && standing !== null,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/register/schools/{id}', {
          params: { path: { id: standing?.school.id ?? '' } },
          signal,
        }),
      ),
  });
  // Only the school where the pupil is, and the bureau above, can act.
  if (!may || !standing || standing.ended || !school.data) return null;
  const rooms = school.data.cohorts.flatMap((cohort) => cohort.classes);
  const kinds = possible[standing.status] ?? [];
  return (
    <>
      {kinds.map((one, index) => (
        <button
          key={one}
          type="button"
          className={index === kinds.length - 1 ? 'tx-button tx-button-primary' : 'tx-button'}
          onClick={() => setKind(one)}
        >
          {t(`act.${one}`)}
        </button>
      ))}
      <StatusAction
        kind={kind}
        schoolId={standing.school.id}
        personIds={[history.pupil.id]}
        rooms={rooms}
        onClose={() => setKind(undefined)}
      />
    </>
  );
}

function Standing({ history }: { history: History }) {
  const { t, level } = useWords();
  const format = useFormat();
  const { standing } = history;
  if (!standing) return <p className="tx-quiet">{t('pupil.nowhere')}</p>;
  return (
    <dl className="rg-facts">
      <dt>{t('pupil.school')}</dt>
      <dd>{standing.school.name}</dd>
      <dt>{t('pupil.class')}</dt>
      <dd>{standing.class?.name ?? t('pupils.class.none')}</dd>
      {history.level && (
        <>
          <dt>{t('pupil.level')}</dt>
          <dd>{level(standing.stage, history.level)}</dd>
        </>
      )}
      <dt>{t('pupil.status')}</dt>
      <dd>
        <Tag tone={statusTone[standing.status] ?? 'plain'}>{t(`status.${standing.status}`)}</Tag>
        {standing.ended && standing.to && (
          <small className="rg-until">
            {t('pupil.leaves', { day: format.day(standing.to), how: t(`status.${standing.ended}`) })}
          </small>
        )}
      </dd>
    </dl>
  );
}

/** Where the pupil was from when to when, the latest first. */
function Periods({ periods }: { periods: readonly Period[] }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <Timeline
      moments={periods.map((period): Moment => {
        const to = period.to ? format.day(lastDay(period.to)) : t('pupil.lasting');
        return {
          key: period.enrolmentId,
          at: period.from,
          tone: period.to ? 'plain' : (statusTone[period.status] ?? 'plain'),
          title: [period.school.name, period.class?.name].filter(Boolean).join(' · '),
          detail: `${t(`status.${period.status}`)} · ${format.day(period.from)} – ${to}${
            period.ended ? ` · ${t(`status.${period.ended}`)}` : ''
          }`,
        };
      })}
    />
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  const { t } = useWords();
  const format = useFormat();
  const [undoing, setUndoing] = useState<Change>();
  if (changes.length === 0) return <p className="tx-quiet">{t('pupil.changes.none')}</p>;
  const undo = async () => {
    if (!undoing) return;
    await ok(api.DELETE('/api/register/changes/{id}', { params: { path: { id: undoing.id } } }));
    toast.ok(t('pupil.undone'));
    void queries.invalidateQueries({ queryKey: ['register'] });
  };
  return (
    <>
      <ul className="rg-rows">
        {changes.map((change) => (
          <li key={change.id} data-undone={change.undoneAt !== null}>
            <span>
              <b>{t(`kind.${change.kind}`)}</b>{' '}
              {[...new Set([change.fromClass?.name, change.toClass?.name])].filter(Boolean).join(' → ')}
              <small>
                {[
                  format.day(change.effectiveOn),
                  change.reason,
                  change.documentNumber,
                  change.untilOn && t('pupils.until', { day: format.day(change.untilOn) }),
                  change.madeBy && t('pupil.by', { name: change.madeBy.name }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {change.undoneAt && <Tag>{t('pupil.undone')}</Tag>}
            {change.mayUndo && (
              <button type="button" className="tx-link-button" onClick={() => setUndoing(change)}>
                {t('pupil.undo')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={undoing !== undefined}
        title={t('pupil.undo.title')}
        verb={t('pupil.undo')}
        danger
        onConfirm={undo}
        onClose={() => setUndoing(undefined)}
      >
        <p>{t('pupil.undo.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
