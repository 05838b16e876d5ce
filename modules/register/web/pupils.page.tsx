import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonTag } from '#web/ui/person-tag.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import type { SchoolOverview, SchoolPupil } from '../pupil.schema.ts';
import { SchoolPicker, useSchoolId } from './school.tsx';
import { type ActionKind, StatusAction } from './status-action.tsx';
import { lastDay, statusTone, useWords } from './words.ts';
import './register.css';

/** The pupils of a school by cohort and class; a head teacher sees its class. */
export default function Pupils() {
  const { activeRole } = useSignedIn();
  const { schoolId, pick } = useSchoolId();
  const { t } = useWords();
  if (activeRole?.home === 'teacher')
    return <OwnClass id={activeRole.organisation.id} name={activeRole.organisation.name} />;
  if (!schoolId)
    return (
      <Page title={t('pupils.title')}>
        <SchoolPicker onPick={(id) => pick?.(id)} />
      </Page>
    );
  return <School id={schoolId} {...(pick ? { onOther: () => pick(undefined) } : {})} />;
}

function OwnClass({ id, name }: { id: string; name: string }) {
  const { t } = useWords();
  return (
    <Page title={t('pupils.title')} lead={name}>
      <PupilTable schoolId={id} classId={id} />
    </Page>
  );
}

function School({ id, onOther }: { id: string; onOther?: () => void }) {
  const { t } = useWords();
  const mayAdmit = useCan('register.admission.create');
  const [filters, setFilters] = useFilters();
  const overview = useQuery({
    queryKey: ['register', 'school', id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/register/schools/{id}', { params: { path: { id } }, signal }),
      ) as Promise<SchoolOverview>,
  });
  const school = overview.data;
  const rooms = school?.cohorts.flatMap((cohort) => cohort.classes) ?? [];
  const headless = rooms.filter((room) => !room.hasHead).length;
  return (
    <Page
      title={t('pupils.title')}
      lead={
        school &&
        t('pupils.lead', { school: school.name, from: school.schoolYear, to: school.schoolYear + 1 })
      }
      query={overview}
      actions={
        <>
          {onOther && (
            <button type="button" className="tx-button" onClick={onOther}>
              {t('school.other')}
            </button>
          )}
          {mayAdmit && (
            <Link
              className="tx-button tx-button-primary"
              to="/register/pupils/new"
              search={(onOther ? { school: id } : {}) as never}
            >
              {t('pupils.admit')}
            </Link>
          )}
        </>
      }
    >
      {school && (
        <>
          <StatRow>
            <StatTile label={t('pupils.active')} value={school.active} />
            <StatTile label={t('pupils.suspended')} value={school.suspended} />
            <StatTile
              label={t('pupils.unplaced')}
              value={school.withoutClass}
              tone={school.withoutClass ? 'warn' : 'plain'}
            />
            <StatTile
              label={t('pupils.classes')}
              value={rooms.length}
              tone="warn"
              {...(headless > 0 ? { note: t('pupils.classes.headless', { count: headless }) } : {})}
            />
          </StatRow>
          <div className="rg-split">
            <Cohorts
              school={school}
              chosen={filters.classId}
              onChoose={(classId) =>
                setFilters({ classId: classId === filters.classId ? undefined : classId })
              }
            />
            <PupilTable schoolId={id} school={school} />
          </div>
        </>
      )}
    </Page>
  );
}

function Cohorts({
  school,
  chosen,
  onChoose,
}: {
  school: SchoolOverview;
  chosen: string | undefined;
  onChoose: (classId: string) => void;
}) {
  const { t, level, stage } = useWords();
  return (
    <nav className="tx-card rg-cohorts" aria-label={t('pupils.cohorts')}>
      {school.cohorts.map((cohort) => (
        <section key={`${cohort.stage} ${cohort.entryYear}`}>
          <h2>
            {level(cohort.stage, cohort.level) ?? stage(cohort.stage)}
            {cohort.name && <small>{cohort.name}</small>}
          </h2>
          <ul>
            {cohort.classes.map((room) => (
              <li key={room.id}>
                <button type="button" aria-pressed={chosen === room.id} onClick={() => onChoose(room.id)}>
                  <span>{room.shortName}</span>
                  <b>{room.active}</b>
                  {room.suspended > 0 && <small>{t('pupils.rest', { count: room.suspended })}</small>}
                  {!room.hasHead && <i title={t('pupils.headless')}>{t('pupils.headless')}</i>}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

const views = ['active', 'suspended', 'admitted', 'coming', 'left'] as const;

function PupilTable({
  schoolId,
  classId,
  school,
}: {
  schoolId: string;
  classId?: string;
  school?: SchoolOverview;
}) {
  const { t } = useWords();
  const format = useFormat();
  const mayPlace = useCan('register.placement.create');
  const [action, setAction] = useState<{
    kind: ActionKind;
    keys: readonly string[];
    done: (done: boolean) => void;
  }>();
  const rooms = school?.cohorts.flatMap((cohort) => cohort.classes) ?? [];
  const ask = (kind: ActionKind) => (keys: readonly string[]) =>
    new Promise<boolean>((done) => setAction({ kind, keys, done }));
  return (
    <div>
      <DataTable<SchoolPupil>
        label={t('pupils.title')}
        name="register.pupils"
        queryKey={['register', 'pupils', schoolId, classId]}
        searchHint={t('pupils.search')}
        fetch={({ cursor, limit, filters, signal }) => {
          const room = classId ?? filters.classId;
          const view = views.find((one) => one === filters.view);
          return ok(
            api.GET('/api/register/pupils', {
              params: {
                query: {
                  schoolId,
                  limit,
                  ...(cursor && { cursor }),
                  ...(room && { classId: room }),
                  ...(view && { view }),
                  ...(filters.q && { q: filters.q }),
                },
              },
              signal,
            }),
          );
        }}
        filters={[
          {
            name: 'view',
            label: t('pupils.view.label'),
            options: views.map((view) => ({ value: view, label: t(`pupils.view.${view}`) })),
          },
          ...(school
            ? [
                {
                  name: 'classId',
                  label: t('pupils.where'),
                  options: [
                    ...rooms.map((room) => ({ value: room.id, label: room.name })),
                    { value: 'none', label: t('pupils.class.none') },
                  ],
                },
              ]
            : []),
        ]}
        rowKey={(row) => row.personId}
        rowPath={(row) => `/register/pupils/${row.personId}`}
        columns={[
          {
            key: 'name',
            title: t('pupils.name'),
            always: true,
            render: (row) => <PersonTag name={row.name} detail={t(`sex.${row.sex}`)} />,
          },
          {
            key: 'class',
            title: t('pupils.where'),
            width: '12rem',
            render: (row) => row.class?.name ?? t('pupils.class.none'),
          },
          {
            key: 'status',
            title: t('pupils.status'),
            width: '11rem',
            render: (row) => (
              <>
                <Tag tone={statusTone[row.status] ?? 'plain'}>{t(`status.${row.status}`)}</Tag>
                {row.until && (
                  <small className="rg-until">
                    {t('pupils.until', { day: format.short(lastDay(row.until)) })}
                  </small>
                )}
              </>
            ),
          },
          {
            key: 'birth',
            title: t('pupils.birth'),
            width: '9rem',
            render: (row) => row.birthDate && format.day(row.birthDate),
          },
          {
            key: 'number',
            title: t('pupils.number'),
            width: '12rem',
            hidden: true,
            render: (row) => row.number,
          },
          {
            key: 'since',
            title: t('pupils.since'),
            width: '9rem',
            hidden: true,
            render: (row) => format.day(row.since),
          },
        ]}
        {...(mayPlace && school
          ? {
              bulk: [
                { key: 'place', words: t('pupils.place'), run: ask('place') },
                { key: 'graduate', words: t('pupils.graduate'), run: ask('graduate') },
              ],
            }
          : {})}
        empty={<Empty title={t('pupils.none')} detail={t('pupils.none.detail')} />}
      />
      <StatusAction
        kind={action?.kind}
        schoolId={schoolId}
        personIds={action?.keys ?? []}
        rooms={rooms}
        onClose={(done) => {
          action?.done(done);
          setAction(undefined);
        }}
      />
    </div>
  );
}
