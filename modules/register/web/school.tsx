import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import { Empty } from '#web/ui/empty.tsx';
import { useFilters } from '#web/ui/filters.ts';
import { useWords } from './words.ts';

/** The school that a page is about: one's own, or for a bureau the one in the address. */
export function useSchoolId(): {
  schoolId: string | undefined;
  pick: ((id: string | undefined) => void) | undefined;
} {
  const { activeRole } = useSignedIn();
  const [filters, setFilters] = useFilters();
  if (activeRole?.home === 'school') return { schoolId: activeRole.organisation.id, pick: undefined };
  return { schoolId: filters.school, pick: (school) => setFilters({ school }) };
}

/** A bureau's officer looks at one school at a time. */
export function SchoolPicker({ onPick }: { onPick: (id: string) => void }) {
  const { t } = useWords();
  return (
    <Empty
      drawing="search"
      title={t('school.pick')}
      detail={t('school.pick.detail')}
      action={<SchoolSelect onPick={onPick} />}
    />
  );
}

function SchoolSelect({ onPick }: { onPick: (id: string) => void }) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const found = useQuery({
    queryKey: ['register', 'school-search', q],
    enabled: q.trim() !== '',
    queryFn: async ({ signal }) => {
      const kinds = ['school', 'teaching-point'] as const;
      const pages = await Promise.all(
        kinds.map((kind) =>
          ok(api.GET('/api/directory/organisations', { params: { query: { q, kind, limit: 20 } }, signal })),
        ),
      );
      return pages.flatMap((page) => page.items);
    },
  });
  return (
    <Select
      className="rg-school-select"
      aria-label={t('school.pick.hint')}
      placeholder={t('school.pick.hint')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      value={null}
      loading={found.isFetching}
      notFoundContent={
        q.trim() === '' ? t('school.pick.detail') : found.isFetching ? '…' : t('school.pick.none')
      }
      options={(found.data ?? []).map((school) => ({ value: school.id, label: school.name }))}
      onChange={(id: string | null) => id && onPick(id)}
    />
  );
}
