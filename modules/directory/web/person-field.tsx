import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import texts from './texts.ts';
import type { PersonFound, PersonKind } from './wire.ts';

interface PersonFieldProps {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  kind?: PersonKind;
  /** Not offered. */
  without?: string;
}

const enough = 15;

/** A person as a field of a form. Class, post and number tell people of one name apart. */
export function PersonField({ id, value, onChange, kind, without }: PersonFieldProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['directory', 'people-field', q, kind],
    queryFn: async ({ signal }) => {
      const query = { q, limit: enough, ...(kind && { kind }) };
      return (await ok(api.GET('/api/directory/people', { params: { query }, signal }))).items;
    },
    enabled: q !== '',
  });
  const chosen = useQuery({
    queryKey: ['directory', 'person', value],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/people/{id}', { params: { path: { id: value ?? '' } }, signal })),
    enabled: value !== undefined,
  });
  const people = (q === '' ? [] : (found.data ?? [])).filter((person) => person.id !== without);
  const options = people.map((person) => ({ value: person.id, label: wordsFor(person) }));
  if (value && !options.some((option) => option.value === value))
    options.unshift({ value, label: chosen.data ? `${chosen.data.name} · ${chosen.data.number}` : '…' });
  return (
    <Select
      {...(id ? { id } : {})}
      style={{ width: '100%' }}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setQ(words.trim().slice(0, 60)) }}
      placeholder={t('pick.person')}
      loading={found.isFetching}
      notFoundContent={q === '' ? t('pick.start') : found.isFetching ? '…' : t('pick.nobody')}
      options={options}
      onChange={(next) => onChange?.(next ?? undefined)}
    />
  );
}

function wordsFor({ name, number, affiliations }: PersonFound): string {
  return [name, affiliations[0]?.organisation.name, number].filter(Boolean).join(' · ');
}
