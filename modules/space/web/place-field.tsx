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
  /** What typing finds: a bureau's schools, or a school's classes, whose names are clear within it only. */
  finds: 'schools' | 'classes';
}

/** To whom something goes: one's own organisation, or one below it, from the list or by typing a part of its name. */
export function PlaceField({ id, value, onChange, own, finds }: PlaceFieldProps) {
  const t = useTexts(texts);
  const [q, setQ] = useState('');
  const chosenId = value ?? own.id;
  const params = { path: { id: own.id }, query: { limit: 200 } };
  const below = useQuery({
    queryKey: ['directory', 'children', own.id],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/organisations/{id}/children', { params, signal })),
  });
  const found = useQuery({
    queryKey: ['directory', 'places', finds, own.id, q],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/directory/organisations', {
          params: { query: { q, under: own.id, limit: 50, ...(finds === 'classes' && { kind: 'class' }) } },
          signal,
        }),
      ),
    enabled: q !== '',
  });
  // Chosen by an earlier search, or restored with a draft.
  const chosen = useQuery({
    queryKey: ['directory', 'organisation', chosenId],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/directory/organisations/{id}', { params: { path: { id: chosenId } }, signal })),
    enabled: chosenId !== own.id,
  });
  const name = chosenId === own.id ? own.name : (chosen.data?.name ?? '…');
  const near = [own, ...(below.data?.items ?? [])];
  const matching = near.filter((place) => place.name.includes(q));
  const places = new Map(
    [...matching, ...(q === '' ? [] : (found.data?.items ?? []))].map((one) => [one.id, one.name]),
  );
  if (q === '') places.set(chosenId, name);
  return (
    <>
      <Select
        {...(id ? { id } : {})}
        value={chosenId}
        showSearch={{ filterOption: false, onSearch: (words) => setQ(words.trim().slice(0, 60)) }}
        loading={below.isFetching || found.isFetching}
        notFoundContent={null}
        labelRender={() => name}
        options={[...places].map(([value, label]) => ({ value, label }))}
        onChange={(next: string) => {
          setQ('');
          onChange?.(next);
        }}
      />
      {q !== '' && found.isSuccess && places.size === 0 && (
        <small role="status" className="tx-quiet">
          {t('publish.place.none', { q })}
        </small>
      )}
    </>
  );
}
