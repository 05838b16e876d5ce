import { useMemo } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { type Column, DataTable, type ListAsk } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Tag } from '#web/ui/tag.tsx';
import { type Entry, useActionWords } from './action-words.ts';
import texts from './texts.ts';
import './admin.css';

const tones = { done: 'good', failed: 'warn', refused: 'bad' } as const;

type Outcome = keyof typeof tones;

const fetchPage = ({ cursor, limit, filters, signal }: ListAsk) =>
  ok(
    api.GET('/api/identity/audit', {
      params: {
        query: {
          limit,
          ...(cursor && { cursor }),
          ...(filters.action && { action: filters.action }),
          ...(filters.outcome && { outcome: filters.outcome as Outcome }),
        },
      },
      signal,
    }),
  );

/** The trail as the audit administrator reads it. */
export default function Audit() {
  const t = useTexts(texts);
  const format = useFormat();
  const words = useActionWords();
  const columns = useMemo(
    (): Column<Entry>[] => [
      {
        key: 'when',
        title: t('audit.when'),
        always: true,
        width: '13.5rem',
        render: (row) => format.moment(row.occurredAt),
      },
      {
        key: 'who',
        title: t('audit.who'),
        width: '7rem',
        render: (row) => row.personName ?? t(row.actor.kind === 'system' ? 'audit.system' : 'audit.nobody'),
      },
      { key: 'what', title: t('audit.what'), width: '10rem', render: (row) => words(row.action) },
      {
        key: 'outcome',
        title: t('audit.outcome'),
        width: '6rem',
        render: (row) => <Tag tone={tones[row.outcome]}>{t(`audit.${row.outcome}`)}</Tag>,
      },
      { key: 'address', title: t('audit.address'), width: '9rem', render: (row) => row.address ?? '' },
      {
        key: 'detail',
        title: t('audit.detail'),
        render: (row) => <span className="tx-audit-detail">{detailOf(row)}</span>,
      },
    ],
    [t, format, words],
  );
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')}>
      <DataTable
        label={t('audit.title')}
        name="identity.audit"
        queryKey={['identity', 'audit']}
        fetch={fetchPage}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          {
            name: 'action',
            label: t('audit.module'),
            options: [
              { value: 'identity.session.', label: t('audit.signIns') },
              { value: 'identity.account.', label: t('audit.accounts') },
              { value: 'identity.factor.', label: t('audit.factors') },
              { value: 'identity.card.', label: t('audit.cards') },
              { value: 'identity.audit.', label: t('audit.reads') },
              { value: 'directory.', label: t('audit.directory') },
              { value: 'sso.', label: t('audit.sso') },
            ],
          },
          {
            name: 'outcome',
            label: t('audit.outcome'),
            options: (['done', 'failed', 'refused'] as const).map((value) => ({
              value,
              label: t(`audit.${value}`),
            })),
          },
        ]}
        onExport={({ filters }) => {
          const asked = new URLSearchParams();
          for (const name of ['action', 'outcome']) if (filters[name]) asked.set(name, filters[name]);
          location.assign(`/api/identity/audit/export?${asked}`);
        }}
        empty={<Empty title={t('audit.empty')} />}
      />
    </Page>
  );
}

/** Codes and ids of an entry, in short: the words are in the action. */
function detailOf({ detail, subject }: Entry): string {
  const parts = Object.entries(detail)
    .filter(([, value]) => value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name}=${String(value)}`);
  if (subject) parts.push(`${subject.type}:${subject.id.slice(-12)}`);
  return parts.join('  ');
}
