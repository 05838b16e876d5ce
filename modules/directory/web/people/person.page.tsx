import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { PrintSheet } from '#web/ui/print-sheet.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import type { IssuedCode, PersonDetail } from '../wire.ts';
import { Basics } from './basics.tsx';
import { Duties, Family, Schooling } from './memberships.tsx';
import { Merges } from './merges.tsx';
import { PairingTicket } from './pairing-ticket.tsx';
import { PersonRoles } from './person-roles.tsx';
import texts from './texts.ts';
import { PersonTimeline } from './timeline.tsx';
import '../directory.css';
import './people.css';

/** One person: who, where, with whom, and since when. */
export default function Person() {
  const t = useTexts(texts);
  const format = useFormat();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [{ on }, setFilters] = useFilters();
  const [issued, setIssued] = useState<IssuedCode>();
  const query = useQuery({
    queryKey: ['directory', 'person', id, on],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/directory/people/{id}', {
          params: { path: { id }, query: on ? { on } : {} },
          signal,
        }),
      ),
  });
  const person = query.data;
  if (issued) return <Issued issued={issued} onBack={() => setIssued(undefined)} />;
  return (
    <Page
      title={person?.name ?? ''}
      query={query}
      lead={person && <Lead person={person} />}
      actions={person && <Actions person={person} onIssued={setIssued} />}
    >
      {person && (
        <div className="dir-person-grid">
          <div>
            <Basics person={person} />
            <Schooling person={person} />
            <Duties person={person} />
            <Family person={person} />
            <PersonRoles personId={person.id} />
            <Merges person={person} />
          </div>
          <SectionCard title={t('timeline')}>
            <div className="dir-on">
              <label htmlFor="dir-person-on">{t('on.label')}</label>
              <DayField
                id="dir-person-on"
                onChange={(day) => setFilters({ on: day })}
                {...(on ? { value: on } : {})}
              />
              {on && (
                <button
                  type="button"
                  className="tx-link-button"
                  onClick={() => setFilters({ on: undefined })}
                >
                  {t('on.clear')}
                </button>
              )}
            </div>
            {on && <p className="tx-quiet">{t('on.shown', { day: format.day(on) })}</p>}
            <PersonTimeline person={person} />
          </SectionCard>
        </div>
      )}
    </Page>
  );
}

function Lead({ person }: { person: PersonDetail }) {
  const t = useTexts(texts);
  const names = useNames();
  const now = (spell: { validTo: string | null }) => spell.validTo === null;
  const pupil = person.enrolments.find((one) => now(one));
  return (
    <span className="dir-notice">
      {pupil && <Tag tone="good">{names.person('pupil')}</Tag>}
      {person.postings.some(now) && <Tag tone="info">{names.person('staff')}</Tag>}
      {person.children.some(now) && <Tag tone="warn">{names.person('guardian')}</Tag>}
      <span>
        {t('number')} {person.number}
      </span>
    </span>
  );
}

function Actions({ person, onIssued }: { person: PersonDetail; onIssued: (code: IssuedCode) => void }) {
  const t = useTexts(texts);
  const mayEdit = useCan('directory.person.update');
  const mayMerge = useCan('directory.person.merge');
  const mayIssue = useCan('guardians.pairing-code.issue');
  const [busy, setBusy] = useState(false);
  const isPupil = person.enrolments.some((one) => one.validTo === null && one.status !== 'graduated');
  const issue = async () => {
    setBusy(true);
    try {
      const { codes } = await ok(
        api.POST('/api/guardians/pairing-codes', { body: { childIds: [person.id] } }),
      );
      if (codes[0]) onIssued(codes[0]);
    } catch (error) {
      toast.error(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {mayMerge && (
        <Link className="tx-button" to="/directory/people/$id/merge" params={{ id: person.id }}>
          {t('person.merge')}
        </Link>
      )}
      {mayIssue && isPupil && (
        <button
          type="button"
          className="tx-button"
          disabled={busy}
          aria-busy={busy}
          onClick={() => void issue()}
        >
          {t('person.code')}
        </button>
      )}
      {mayEdit && (
        <Link
          className="tx-button tx-button-primary"
          to="/directory/people/$id/edit"
          params={{ id: person.id }}
        >
          {t('person.edit')}
        </Link>
      )}
    </>
  );
}

function Issued({ issued, onBack }: { issued: IssuedCode; onBack: () => void }) {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <Page
      title={t('code.title', { name: issued.childName })}
      lead={t('code.help', { day: format.day(issued.expiresAt) })}
    >
      <PrintSheet
        columns={1}
        tools={
          <button type="button" className="tx-button" onClick={onBack}>
            {t('code.back')}
          </button>
        }
      >
        <PairingTicket issued={issued} big />
      </PrintSheet>
    </Page>
  );
}
