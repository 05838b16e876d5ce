import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { CopyText } from '#web/ui/copy-text.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { StatRow, StatTile } from '#web/ui/stat-tile.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { type Moment, Timeline } from '#web/ui/timeline.tsx';
import { toast } from '#web/ui/toast.tsx';
import { download } from '../download.ts';
import { useNames, useSpell } from '../names.ts';
import { kindIcons, organisationQuery } from '../places.ts';
import shared from '../texts.ts';
import type { OrganisationDetail } from '../wire.ts';
import { CloseDialog } from './close-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import texts from './texts.ts';

interface DetailProps {
  id: string;
  /** Where the reader's role holds: what lies above is named, not linked. */
  root: string;
  onGo: (id: string) => void;
  onChanged: () => void;
}

/** One organisation: where it stands, how many are there, its codes and its past, and what may be done with it. */
export function Detail({ id, root, onGo, onChanged }: DetailProps) {
  const names = useNames();
  const t = useTexts(texts);
  const query = useQuery(organisationQuery(id));
  const node = query.data;
  return (
    <>
      <SectionCard query={query}>
        {node && (
          <>
            <Crumbs node={node} root={root} onGo={onGo} />
            <div className="dir-title">
              <Icon name={kindIcons[node.kind]} size={26} />
              <h2>{node.name}</h2>
              <Tag tone="good">{names.kind(node.kind)}</Tag>
              {node.validTo && <Tag tone="bad">{t('closed')}</Tag>}
            </div>
            <Actions node={node} root={root} onGo={onGo} onChanged={onChanged} />
          </>
        )}
      </SectionCard>
      {node && (
        <>
          <Counts node={node} />
          <Facts node={node} />
          <History node={node} />
        </>
      )}
    </>
  );
}

function Crumbs({ node, root, onGo }: Pick<DetailProps, 'root' | 'onGo'> & { node: OrganisationDetail }) {
  const t = useTexts(texts);
  const above = node.breadcrumb.slice(0, -1);
  const reach = node.breadcrumb.findIndex((crumb) => crumb.id === root);
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('crumbs.label')}>
      <ol className="dir-crumbs">
        {above.map((crumb, index) => (
          <li key={crumb.id}>
            {reach >= 0 && index >= reach ? (
              <button type="button" className="tx-link-button" onClick={() => onGo(crumb.id)}>
                {crumb.name}
              </button>
            ) : (
              <span className="tx-quiet">{crumb.name}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Actions({ node, root, onGo, onChanged }: Omit<DetailProps, 'id'> & { node: OrganisationDetail }) {
  const t = useTexts(texts);
  const tell = useTexts(shared);
  const go = useNavigate();
  const [asked, setAsked] = useState<'move' | 'close' | 'reopen'>();
  const mayCreate = useCan('directory.organisation.create') && node.mayHold.length > 0;
  const mayEdit = useCan('directory.organisation.update');
  // Moving and closing are decided by who keeps the organisation above.
  const mayMove = useCan('directory.organisation.move') && node.id !== root;
  const mayClose = useCan('directory.organisation.close') && node.id !== root;
  const mayReopen = useCan('directory.organisation.reopen') && node.id !== root;
  const seesClass = useCan('directory.class-roster.read') && node.kind === 'class';
  const open = !node.validTo;
  return (
    <div className="dir-actions">
      {seesClass && (
        <Link className="tx-button tx-button-primary" to="/directory/classes/$id" params={{ id: node.id }}>
          {t('action.class')}
        </Link>
      )}
      {open && mayCreate && (
        <Link className="tx-button" to="/directory/organisations/new" search={{ below: node.id } as never}>
          <Icon name="plus" size={18} /> {t('action.new')}
        </Link>
      )}
      {open && mayEdit && (
        <Link className="tx-button" to="/directory/organisations/$id/edit" params={{ id: node.id }}>
          <Icon name="edit" size={18} /> {t('action.edit')}
        </Link>
      )}
      {open && mayMove && (
        <button type="button" className="tx-button" onClick={() => setAsked('move')}>
          <Icon name="org" size={18} /> {t('action.move')}
        </button>
      )}
      {open && mayClose && (
        <button type="button" className="tx-button" onClick={() => setAsked('close')}>
          <Icon name="close" size={18} /> {t('action.close')}
        </button>
      )}
      {!open && mayReopen && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setAsked('reopen')}>
          <Icon name="refresh" size={18} /> {t('action.reopen')}
        </button>
      )}
      <button
        type="button"
        className="tx-button"
        onClick={() => {
          download(`/api/directory/organisations/${node.id}/export`);
          toast.info(tell('downloading'));
        }}
      >
        <Icon name="download" size={18} /> {t('action.export')}
      </button>
      {asked === 'move' && <MoveDialog node={node} onClose={() => setAsked(undefined)} onMoved={onChanged} />}
      {asked === 'reopen' && (
        <ReopenDialog node={node} onClose={() => setAsked(undefined)} onReopened={onChanged} />
      )}
      {asked === 'close' && (
        <CloseDialog
          node={node}
          onClose={() => setAsked(undefined)}
          onClosed={() => {
            onChanged();
            if (node.parentId) onGo(node.parentId);
            else void go({ to: '/directory/tree' });
          }}
        />
      )}
    </div>
  );
}

/** How many are here, each figure leading to its rows. */
function Counts({ node }: { node: OrganisationDetail }) {
  const t = useTexts(texts);
  const format = useFormat();
  const seesPeople = useCan('directory.person.read');
  const { id } = node;
  const { data } = useQuery({
    queryKey: ['directory', 'headcount', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/organisations/{id}/headcount', { params: { path: { id } }, signal })),
  });
  if (!data || node.validTo) return null;
  const teaches = node.kind !== 'department' && node.kind !== 'group';
  const hasList = seesPeople && (node.kind === 'school' || node.kind === 'teaching-point');
  const list = (kind: string) => (hasList ? { path: `/directory/people?place=${id}&kind=${kind}` } : {});
  return (
    <div>
      <StatRow>
        {data.schools > 1 && <StatTile label={t('count.schools')} value={format.number(data.schools)} />}
        {teaches && node.kind !== 'class' && (
          <StatTile label={t('count.classes')} value={format.number(data.classes)} />
        )}
        {teaches && (
          <StatTile label={t('count.pupils')} value={format.number(data.pupils)} {...list('pupil')} />
        )}
        <StatTile label={t('count.staff')} value={format.number(data.staff)} {...list('staff')} />
      </StatRow>
      <small className="tx-quiet">{t('count.at', { at: format.moment(data.countedAt) })}</small>
    </div>
  );
}

function Facts({ node }: { node: OrganisationDetail }) {
  const t = useTexts(texts);
  const names = useNames();
  const spell = useSpell();
  const facts: [string, string | undefined][] = [
    [t('shortName'), node.shortName],
    [t('schoolType'), node.schoolType && names.schoolType(node.schoolType)],
    [t('stage'), node.stage && names.stage(node.stage)],
    [t('entryYear'), node.entryYear ? t('entryYear.value', { year: node.entryYear }) : undefined],
    [t('classNumber'), node.classNumber?.toString()],
    [t('mixedGrades'), node.mixedGrades ? t('mixedGrades.yes') : undefined],
    [t('region'), node.regionCode],
    [t('validity'), spell(node)],
    [t('address'), node.address],
  ];
  return (
    <SectionCard title={t('facts')}>
      <dl className="dir-facts">
        {facts.map(
          ([term, value]) =>
            value && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {node.codes.map((code) => (
          <div key={code.type + code.value}>
            <dt>{names.code(code.type)}</dt>
            <dd>
              <CopyText text={code.value} label={names.code(code.type)} />{' '}
              {code.validTo && <Tag tone="bad">{t('codes.void')}</Tag>}
            </dd>
          </div>
        ))}
      </dl>
    </SectionCard>
  );
}

type Stretch = { name: string; parentId?: string | null | undefined; validFrom: string };

/** Whether an organisation was closed between two stretches, not renamed or moved: a gap, or nothing else changed. */
const wasClosed = (past: Stretch & { validTo: string | null }, next: Stretch) =>
  past.validTo !== null &&
  (past.validTo < next.validFrom || (past.name === next.name && past.parentId === (next.parentId ?? null)));

function History({ node }: { node: OrganisationDetail }) {
  const t = useTexts(texts);
  const format = useFormat();
  const before = [...node.history].reverse();
  const last = before[0];
  const reopened = last && wasClosed(last, node);
  const closed = (day: string) => ({
    key: `closed ${day}`,
    at: day,
    title: t('history.closed'),
    tone: 'bad' as const,
  });
  const moments: Moment[] = [
    ...(node.validTo ? [closed(node.validTo)] : []),
    ...(!node.validTo || reopened
      ? [
          {
            key: 'now',
            at: reopened ? node.validFrom : (last?.validTo ?? node.validFrom),
            title: node.name,
            detail: t(reopened ? 'history.reopened' : 'history.now'),
            tone: 'good' as const,
          },
        ]
      : []),
    ...before.flatMap((past, index) => {
      const day = past.validTo;
      const gap = day !== null && wasClosed(past, before[index - 1] ?? node);
      return [
        ...(gap ? [closed(day)] : []),
        {
          key: past.validFrom + past.name,
          at: past.validFrom,
          title: past.name,
          ...(day && !gap ? { detail: t('history.until', { day: format.day(day) }) } : {}),
        },
      ];
    }),
  ];
  return (
    <SectionCard title={t('history')}>
      {before.length === 0 && !node.validTo ? (
        <p className="tx-quiet">{t('history.none')}</p>
      ) : (
        <Timeline moments={moments} />
      )}
    </SectionCard>
  );
}
