import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTexts } from '#web/i18n/texts.ts';
import { organisationQuery, searchPlaces } from './places.ts';
import texts from './texts.ts';
import type { OrganisationKind } from './wire.ts';

interface PlaceFieldProps {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  kind?: OrganisationKind;
  placeholder?: string;
  label?: string;
}

/** An organisation as a field of a form: typed in part, chosen from what is found. */
export function PlaceField({ id, value, onChange, kind, placeholder, label }: PlaceFieldProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const chosen = useQuery(organisationQuery(value ?? ''));
  const found = useQuery({
    queryKey: ['directory', 'places', q, kind],
    queryFn: ({ signal }) => searchPlaces(q, { signal, ...(kind && { kind }) }),
    enabled: q !== '',
  });
  const options = (q === '' ? [] : (found.data ?? [])).map((item) => ({ value: item.id, label: item.name }));
  if (value && !options.some((option) => option.value === value))
    options.unshift({ value, label: chosen.data?.name ?? '…' });
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      style={{ width: '100%' }}
      value={value ?? null}
      allowClear
      showSearch={{ filterOption: false, onSearch: (words) => setQ(words.trim().slice(0, 60)) }}
      placeholder={placeholder ?? t('pick.organisation')}
      loading={found.isFetching}
      notFoundContent={q === '' ? t('pick.start') : found.isFetching ? '…' : t('pick.none', { q })}
      options={options}
      onChange={(next) => onChange?.(next ?? undefined)}
    />
  );
}
