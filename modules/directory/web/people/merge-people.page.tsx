import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useDutyNames, useNames } from '../names.ts';
import { PersonField } from '../person-field.tsx';
import type { PersonDetail } from '../wire.ts';
import { usePerson } from './basics.tsx';
import { identifierTypes } from './identity-fields.tsx';
import texts from './texts.ts';
import './people.css';

/** Two records side by side, and which of them is kept. */
export default function MergePeople() {
  const t = useTexts(texts);
  const go = useNavigate();
  const cache = useQueryClient();
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const [filters, setFilters] = useFilters();
  const first = usePerson(id);
  const second = usePerson(filters.with);
  const [keptId, setKeptId] = useState(id);
  const [asking, setAsking] = useState(false);
  const pair = first.data && second.data ? [first.data, second.data] : undefined;
  const kept = pair?.find((person) => person.id === keptId) ?? pair?.[0];
  const merged = pair?.find((person) => person.id !== kept?.id);
  return (
    <Page title={t('merge.title')} lead={t('merge.lead')} query={first}>
      <SectionCard>
        <label htmlFor="dir-merge-with">{t('merge.other')}</label>
        <PersonField
          id="dir-merge-with"
          without={id}
          onChange={(other) => setFilters({ with: other })}
          {...(filters.with ? { value: filters.with } : {})}
        />
      </SectionCard>
      <ProblemAlert error={second.error} />
      {pair && kept && merged && (
        <SectionCard>
          <Comparison pair={pair} keptId={kept.id} onKeep={setKeptId} />
          <div>
            <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking(true)}>
              {t('merge.submit')}
            </button>
          </div>
          <ConfirmDialog
            open={asking}
            title={t('merge.ask', {
              merged: `${merged.name} ${merged.number}`,
              kept: `${kept.name} ${kept.number}`,
            })}
            verb={t('merge.submit')}
            onClose={() => setAsking(false)}
            onConfirm={async () => {
              await ok(
                api.POST('/api/directory/people/merge', { body: { keptId: kept.id, mergedId: merged.id } }),
              );
              await cache.invalidateQueries({ queryKey: ['directory'] });
              toast.ok(t('merge.done'));
              void go({ to: '/directory/people/$id', params: { id: kept.id } });
            }}
          >
            <p>{t('merge.ask.detail')}</p>
          </ConfirmDialog>
        </SectionCard>
      )}
    </Page>
  );
}

interface ComparisonProps {
  pair: readonly PersonDetail[];
  keptId: string;
  onKeep: (id: string) => void;
}

function Comparison({ pair, keptId, onKeep }: ComparisonProps) {
  const t = useTexts(texts);
  const names = useNames();
  const duty = useDutyNames();
  const format = useFormat();
  const now = <T extends { validTo: string | null }>(rows: readonly T[]) =>
    rows.filter((row) => row.validTo === null);
  const lines: [string, (person: PersonDetail) => string][] = [
    [t('name'), (person) => person.name],
    [t('sex'), (person) => names.sex(person.sex)],
    [t('birthDate'), (person) => (person.birthDate ? format.day(person.birthDate) : '')],
    ...identifierTypes.map((type): [string, (person: PersonDetail) => string] => [
      names.identifier(type),
      (person) => person.identifiers.find((one) => one.type === type)?.value ?? '',
    ]),
    [t('basic.telephone'), (person) => person.contact.telephone ?? ''],
    [
      t('enrolments'),
      (person) =>
        now(person.enrolments)
          .map((one) => `${one.school.name} ${one.class?.name ?? ''}`)
          .join('；'),
    ],
    [
      t('postings'),
      (person) =>
        now(person.postings)
          .map((one) => `${one.organisation.name} ${duty.post(one.post)}`)
          .join('；'),
    ],
    [
      t('guardians'),
      (person) =>
        now(person.guardians)
          .map((one) => one.person.name)
          .join('；'),
    ],
    [
      t('children'),
      (person) =>
        now(person.children)
          .map((one) => one.person.name)
          .join('；'),
    ],
  ];
  return (
    <table className="dir-pair">
      <colgroup>
        <col />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('merge.field')}</th>
          {pair.map((person) => (
            <th key={person.id} scope="col">
              <label>
                <input
                  type="radio"
                  name="kept"
                  checked={person.id === keptId}
                  onChange={() => onKeep(person.id)}
                />
                {t('merge.keep')}
              </label>
              <small>{person.number}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([term, read]) => {
          const values = pair.map(read);
          if (values.every((value) => value === '')) return null;
          const differs = values[0] !== values[1] && values.every((value) => value !== '');
          return (
            <tr key={term} data-differs={differs}>
              <th scope="row">
                {term} {differs && <Tag tone="warn">{t('merge.differs')}</Tag>}
              </th>
              {pair.map((person, index) => (
                <td key={person.id}>
                  {values[index] || <span className="tx-quiet">{t('merge.empty')}</span>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
