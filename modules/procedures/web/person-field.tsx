import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import texts from './texts.ts';

interface PersonFieldProps {
  label: string;
  id?: string;
  value?: string;
  onChange: (id: string | undefined) => void;
}

const enough = 15;

/** A person by name, number or pinyin; the organisation tells people of one name apart. */
export function PersonField({ label, id, value, onChange }: PersonFieldProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['procedures', 'people', q],
    queryFn: async ({ signal }) =>
      (await ok(api.GET('/api/directory/people', { params: { query: { q, limit: enough } }, signal }))).items,
    enabled: q !== '',
  });
  const chosen = useQuery({
    queryKey: ['directory', 'person', value],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/people/{id}', { params: { path: { id: value ?? '' } }, signal })),
    enabled: value !== undefined,
  });
  const options = (q === '' ? [] : (found.data ?? [])).map((person) => ({
    value: person.id,
    label: [person.name, person.affiliations[0]?.organisation.name, person.number]
      .filter(Boolean)
      .join(' · '),
  }));
  if (value && !options.some((option) => option.value === value))
    options.unshift({ value, label: chosen.data ? `${chosen.data.name} · ${chosen.data.number}` : '…' });
  return (
    <Select
      aria-label={label}
      {...(id ? { id } : {})}
      style={{ width: '100%' }}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setQ(words.trim().slice(0, 60)) }}
      placeholder={t('person.pick')}
      loading={found.isFetching}
      notFoundContent={q === '' ? t('person.start') : found.isFetching ? '…' : t('person.nobody')}
      options={options}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}
