import { api, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Tag, type Tone } from '#web/ui/tag.tsx';
import type { IssueResponse } from '../import.schema.ts';
import texts from './texts.ts';

const tones: Record<IssueResponse['severity'], Tone> = { error: 'bad', warning: 'warn', repair: 'good' };
const severities = ['error', 'warning', 'repair'] as const;

/** The bad and repaired cells of an import, each with its place, its reason and what to do. */
export function Issues({ id }: { id: string }) {
  const t = useTexts(texts);
  const say = usePick();
  return (
    <DataTable<IssueResponse>
      label={t('issues')}
      name="roster.issues"
      queryKey={['roster', 'issues', id]}
      fetch={({ cursor, limit, filters, signal }) => {
        const severity = severities.find((one) => one === filters.severity);
        return ok(
          api.GET('/api/roster/imports/{id}/issues', {
            params: {
              path: { id },
              query: { limit, ...(cursor && { cursor }), ...(severity && { severity }) },
            },
            signal,
          }),
        );
      }}
      filters={[
        {
          name: 'severity',
          label: t('issues.severity'),
          options: severities.map((value) => ({ value, label: t(`severity.${value}`) })),
        },
      ]}
      rowKey={(row) => String(row.seq)}
      columns={[
        {
          key: 'severity',
          title: t('issues.severity'),
          width: '6rem',
          always: true,
          render: (row) => <Tag tone={tones[row.severity]}>{t(`severity.${row.severity}`)}</Tag>,
        },
        {
          key: 'place',
          title: t('issues.place'),
          width: '12rem',
          render: (row) => t('issues.row', { file: row.file, row: row.row }),
        },
        { key: 'column', title: t('issues.column'), width: '9rem', render: (row) => row.column },
        { key: 'value', title: t('issues.value'), width: '12rem', render: (row) => row.value },
        { key: 'reason', title: t('issues.reason'), always: true, render: (row) => say(row.reason) },
        {
          key: 'suggestion',
          title: t('issues.suggestion'),
          width: '14rem',
          render: (row) => row.suggestion && say(row.suggestion),
        },
      ]}
      empty={<Empty title={t('issues.none')} detail={t('issues.none.detail')} />}
    />
  );
}
