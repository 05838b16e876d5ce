import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DayField } from '#web/ui/day-field.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Page } from '#web/ui/page.tsx';
import { PersonTag } from '#web/ui/person-tag.tsx';
import { PrintSheet } from '#web/ui/print-sheet.tsx';
import { SearchBox } from '#web/ui/search-box.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { useDutyNames, useNames } from '../names.ts';
import { PairingTicket } from '../people/pairing-ticket.tsx';
import { organisationQuery, useOwnPlace } from '../places.ts';
import type { IssuedCode, Roster } from '../wire.ts';
import texts from './texts.ts';
import '../directory.css';
import './class.css';

/** A class for its teachers: who learns here, who teaches what, and what to hand out. */
export default function ClassPage() {
  const t = useTexts(texts);
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [{ on }] = useFilters();
  const [issued, setIssued] = useState<IssuedCode[]>();
  const place = useQuery(organisationQuery(id));
  const roster = useQuery({
    queryKey: ['directory', 'roster', id, on],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/directory/classes/{id}/roster', {
          params: { path: { id }, query: on ? { on } : {} },
          signal,
        }),
      ),
  });
  const name = place.data?.name ?? '';
  const school = place.data?.breadcrumb.findLast((crumb) => crumb.kind !== 'class' && crumb.kind !== 'grade');
  if (issued)
    return (
      <Page title={t('codes.title', { class: name, count: issued.length })} lead={t('codes.lead')}>
        <PrintSheet
          tools={
            <button type="button" className="tx-button" onClick={() => setIssued(undefined)}>
              {t('codes.back')}
            </button>
          }
        >
          {issued.map((code) => (
            <PairingTicket key={code.childId} issued={code} place={name} />
          ))}
        </PrintSheet>
      </Page>
    );
  return (
    <Page
      title={name}
      query={place.data ? roster : place}
      lead={
        roster.data &&
        t('lead', {
          school: school?.name ?? '',
          pupils: roster.data.pupils.length,
          teachers: roster.data.teachers.length,
        })
      }
      actions={roster.data && <Actions id={id} roster={roster.data} onIssued={setIssued} />}
    >
      {roster.data && (
        <div className="dir-class">
          <Pupils pupils={roster.data.pupils} />
          <Teachers teachers={roster.data.teachers} />
        </div>
      )}
    </Page>
  );
}

interface ActionsProps {
  id: string;
  roster: Roster;
  onIssued: (codes: IssuedCode[]) => void;
}

/** The server issues codes for at most so many pupils at once. */
const mostAtOnce = 100;

function Actions({ id, roster, onIssued }: ActionsProps) {
  const t = useTexts(texts);
  const mayIssue = useCan('guardians.pairing-code.issue') && roster.pupils.length > 0;
  const mayCards = useCan('identity.card.issue');
  // A notice goes to everybody at and below one's own node: to the class for its head teacher.
  const mayNotify = useCan('space.notice.publish');
  const isOwn = useOwnPlace() === id;
  const [asking, setAsking] = useState(false);
  const issue = async () => {
    const ids = roster.pupils.map(({ person }) => person.id);
    const codes: IssuedCode[] = [];
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      const childIds = ids.slice(from, from + mostAtOnce);
      codes.push(...(await ok(api.POST('/api/guardians/pairing-codes', { body: { childIds } }))).codes);
    }
    onIssued(codes);
  };
  return (
    <>
      {mayNotify && isOwn && (
        <Link className="tx-button" to="/space/notices/new">
          <Icon name="notice" size={18} /> {t('action.notice')}
        </Link>
      )}
      {mayCards && (
        <Link className="tx-button" to="/class-cards/$classId" params={{ classId: id }}>
          <Icon name="card" size={18} /> {t('action.cards')}
        </Link>
      )}
      {mayIssue && (
        <button type="button" className="tx-button" onClick={() => setAsking(true)}>
          <Icon name="link" size={18} /> {t('action.codes')}
        </button>
      )}
      <ConfirmDialog
        open={asking}
        title={t('codes.ask', { count: roster.pupils.length })}
        verb={t('codes.verb')}
        onClose={() => setAsking(false)}
        onConfirm={issue}
      >
        <p>{t('codes.ask.detail')}</p>
      </ConfirmDialog>
    </>
  );
}

function Pupils({ pupils }: { pupils: Roster['pupils'] }) {
  const t = useTexts(texts);
  const names = useNames();
  const format = useFormat();
  const seesPeople = useCan('directory.person.read');
  const [{ on }, setFilters] = useFilters();
  const [q, setQ] = useState('');
  const shown = pupils.filter(({ person }) => fits(person, q));
  const boys = pupils.filter(({ person }) => person.sex === 'male').length;
  const girls = pupils.filter(({ person }) => person.sex === 'female').length;
  return (
    <SectionCard
      title={t('pupils')}
      extra={pupils.length > 0 && <small className="tx-quiet">{t('count.boys', { boys, girls })}</small>}
    >
      <div className="dir-class-tools">
        <SearchBox value={q} onSearch={setQ} placeholder={t('pupils.search')} delay={80} />
        <label htmlFor="dir-class-on">
          <span>{t('on.label')}</span>
          <DayField
            id="dir-class-on"
            onChange={(day) => setFilters({ on: day })}
            {...(on ? { value: on } : {})}
          />
        </label>
      </div>
      {pupils.length === 0 && <Empty title={t('pupils.none')} detail={t('pupils.none.detail')} />}
      {pupils.length > 0 && shown.length === 0 && <Empty drawing="search" title={t('pupils.found', { q })} />}
      <ol className="dir-pupils">
        {shown.map(({ enrolmentId, status, person }) => (
          <li key={enrolmentId}>
            <PersonTag
              name={person.name}
              detail={[names.sex(person.sex), person.birthDate && format.day(person.birthDate)]
                .filter(Boolean)
                .join(' · ')}
              {...(seesPeople ? { path: `/directory/people/${person.id}` } : {})}
            />
            {status !== 'active' && <Tag tone="warn">{names.status(status)}</Tag>}
          </li>
        ))}
      </ol>
    </SectionCard>
  );
}

/** By name, full pinyin, or the initials of each syllable's run. */
function fits({ name, pinyin }: { name: string; pinyin: string }, q: string): boolean {
  if (q === '') return true;
  const text = q.toLowerCase().replaceAll(/[\s']/g, '');
  return name.includes(q) || pinyin.replaceAll(/[\s']/g, '').startsWith(text);
}

function Teachers({ teachers }: { teachers: Roster['teachers'] }) {
  const t = useTexts(texts);
  const duty = useDutyNames();
  const seesPeople = useCan('directory.person.read');
  const sorted = [...teachers].sort((a, b) => Number(b.isHead) - Number(a.isHead));
  return (
    <SectionCard title={t('teachers')}>
      {teachers.length === 0 && <p className="tx-quiet">{t('teachers.none')}</p>}
      <ul className="dir-rows">
        {sorted.map(({ person, subjects, isHead }) => (
          <li key={person.id}>
            <PersonTag
              name={person.name}
              detail={subjects.map(duty.subject).join('、')}
              {...(seesPeople ? { path: `/directory/people/${person.id}` } : {})}
            />
            {isHead && <Tag tone="good">{t('head')}</Tag>}
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
