import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useDutyNames, useNames, useSpell } from '../names.ts';
import type { PersonDetail } from '../wire.ts';
import texts from './texts.ts';

type Of = { person: PersonDetail };
const lasts = (spell: { validTo: string | null }) => spell.validTo === null;

/** Schools and classes, now and before. */
export function Schooling({ person }: Of) {
  const t = useTexts(texts);
  const names = useNames();
  const spell = useSpell();
  const sees = useCan('directory.class-roster.read');
  if (person.enrolments.length === 0) return null;
  return (
    <SectionCard title={t('enrolments')}>
      <ul className="dir-rows">
        {person.enrolments.map((one) => (
          <li key={one.id}>
            <div>
              {one.school.name}{' '}
              {one.class &&
                (sees && lasts(one) ? (
                  <Link to="/directory/classes/$id" params={{ id: one.class.id }}>
                    {one.class.name}
                  </Link>
                ) : (
                  one.class.name
                ))}
              <span className="tx-quiet">{spell(one)}</span>
            </div>
            <Tag tone={one.status === 'active' && lasts(one) ? 'good' : 'plain'}>
              {names.status(one.status)}
            </Tag>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

/** Posts held and subjects taught; whoever keeps the register ends them here. */
export function Duties({ person }: Of) {
  const t = useTexts(texts);
  const duty = useDutyNames();
  const spell = useSpell();
  const mayPost = useCan('directory.posting.update');
  const mayTeach = useCan('directory.teaching.update');
  const isStaff = person.postings.length > 0;
  return (
    <>
      {isStaff && (
        <SectionCard
          title={t('postings')}
          extra={mayPost && <Add to="posting" id={person.id} words={t('posting.add')} />}
        >
          <ul className="dir-rows">
            {person.postings.map((one) => (
              <li key={one.id}>
                <div>
                  {duty.post(one.post)} {one.isPrimary && lasts(one) && <Tag>{t('row.primary')}</Tag>}
                  <span className="tx-quiet">
                    {[one.organisation.name, one.subjects.map(duty.subject).join('、'), spell(one)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                {mayPost && lasts(one) && (
                  <EndRow
                    title={t('end.posting', { what: duty.post(one.post) })}
                    end={() =>
                      ok(
                        api.POST('/api/directory/postings/{id}/end', {
                          params: { path: { id: one.id } },
                          body: {},
                        }),
                      )
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
      {(isStaff || person.teachings.length > 0) && (
        <SectionCard
          title={t('teachings')}
          extra={mayTeach && <Add to="teaching" id={person.id} words={t('teaching.add')} />}
        >
          <ul className="dir-rows">
            {person.teachings.map((one) => (
              <li key={one.id}>
                <div>
                  {duty.subject(one.subject)}
                  <span className="tx-quiet">
                    {one.class.name} · {spell(one)}
                  </span>
                </div>
                {mayTeach && lasts(one) && (
                  <EndRow
                    title={t('end.teaching', { what: `${one.class.name} ${duty.subject(one.subject)}` })}
                    end={() =>
                      ok(
                        api.POST('/api/directory/teachings/{id}/end', {
                          params: { path: { id: one.id } },
                          body: {},
                        }),
                      )
                    }
                  />
                )}
              </li>
            ))}
          </ul>
        </SectionCard>
      )}
    </>
  );
}

function Add({ to, id, words }: { to: string; id: string; words: string }) {
  return (
    <Link className="tx-more" to="/directory/people/$id/duty" params={{ id }} search={{ of: to } as never}>
      {words}
    </Link>
  );
}

/** Guardians of a child, children of a guardian. */
export function Family({ person }: Of) {
  const t = useTexts(texts);
  return (
    <>
      <Relatives title={t('guardians')} rows={person.guardians} />
      <Relatives title={t('children')} rows={person.children} />
    </>
  );
}

function Relatives({ title, rows }: { title: string; rows: PersonDetail['guardians'] }) {
  const t = useTexts(texts);
  const names = useNames();
  const spell = useSpell();
  const mayEnd = useCan('directory.guardianship.update');
  if (rows.length === 0) return null;
  return (
    <SectionCard title={title}>
      <ul className="dir-rows">
        {rows.map((row) => (
          <li key={row.guardianshipId}>
            <div>
              <Link to="/directory/people/$id" params={{ id: row.person.id }}>
                {row.person.name}
              </Link>
              <span className="tx-quiet">
                {names.relation(row.relation)} · {spell(row)}
              </span>
            </div>
            {mayEnd && lasts(row) && (
              <EndRow
                title={t('end.guardianship', { what: row.person.name })}
                end={() =>
                  ok(
                    api.POST('/api/directory/guardianships/{id}/end', {
                      params: { path: { id: row.guardianshipId } },
                    }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}

/** Ends one row from today on, after asking. */
function EndRow({
  title,
  end,
  children,
}: {
  title: string;
  end: () => Promise<unknown>;
  children?: ReactNode;
}) {
  const t = useTexts(texts);
  const cache = useQueryClient();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="tx-quiet-button" onClick={() => setAsking(true)}>
        {t('row.end')}
      </button>
      <ConfirmDialog
        open={asking}
        title={title}
        verb={t('row.end')}
        danger
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          await end();
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('end.done'));
        }}
      >
        <p>{children ?? t('end.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
