import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import texts from './texts.ts';

interface PlaceFieldProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  /** The node that the chosen role stands at: the widest choice. */
  own: { id: string; name: string };
}

/** To whom something goes: one's own organisation, or one below it, from the list or by typing a part of its name. */
export function PlaceField({ id, value, onChange, own }: PlaceFieldProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState(own);
  const params = { path: { id: own.id }, query: { limit: 200 } };
  const below = useQuery({
    queryKey: ['directory', 'children', own.id],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/organisations/{id}/children', { params, signal })),
  });
  const found = useQuery({
    queryKey: ['directory', 'places', 'under', own.id, q],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/directory/organisations', {
          params: { query: { q, under: own.id, limit: 20 } },
          signal,
        }),
      ),
    enabled: q !== '',
  });
  const listed = q === '' ? [own, ...(below.data?.items ?? [])] : (found.data?.items ?? []);
  const places = listed.some((place) => place.id === chosen.id) || q !== '' ? listed : [chosen, ...listed];
  return (
    <Select
      {...(id ? { id } : {})}
      value={value ?? own.id}
      showSearch={{ filterOption: false, onSearch: (words) => setQ(words.trim().slice(0, 60)) }}
      loading={below.isFetching || found.isFetching}
      notFoundContent={found.isFetching ? '…' : t('publish.place.none', { q })}
      labelRender={() => chosen.name}
      options={places.map((place) => ({ value: place.id, label: place.name }))}
      onChange={(next: string) => {
        const place = places.find((one) => one.id === next);
        if (place) setChosen({ id: place.id, name: place.name });
        setQ('');
        onChange?.(next);
      }}
    />
  );
}
