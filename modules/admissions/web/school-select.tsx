import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';

/** Finds a school of one's bureau by name, pinyin or initials. `known` are those chosen before. */
export function SchoolSelect({
  id,
  value,
  onChange,
  known,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
  known: readonly { schoolId: string; schoolName: string }[];
}) {
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['admissions', 'schools', q],
    enabled: q.trim() !== '',
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/directory/organisations', {
          params: { query: { q: q.trim(), kind: 'school', limit: 20 } },
          signal,
        }),
      ),
  });
  const options = [
    ...known.map(({ schoolId, schoolName }) => ({ value: schoolId, label: schoolName })),
    ...(found.data?.items ?? []).map((one) => ({ value: one.id, label: one.name })),
  ].filter((one, at, all) => all.findIndex(({ value }) => value === one.value) === at);
  return (
    <Select
      {...(id && { id })}
      {...(value && { value })}
      onChange={onChange}
      options={options}
      showSearch={{ onSearch: setQ, filterOption: false }}
      loading={found.isFetching}
    />
  );
}
