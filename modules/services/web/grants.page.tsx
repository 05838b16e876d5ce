import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import type { Grant } from '../grant.schema.ts';
import texts from './texts.ts';

const levels = ['first', 'second', 'third'] as const;

/** 资助名册: what was granted and waits for payment; one press makes the file for the bank. */
export default function Grants() {
  const t = useTexts(texts);
  const format = useFormat();
  const mayExport = useCan('services.grant.export');
  const [asking, setAsking] = useState(false);
  return (
    <Page
      title={t('grants.title')}
      lead={t('grants.lead')}
      actions={
        mayExport && (
          <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking(true)}>
            {t('grants.file')}
          </button>
        )
      }
    >
      <DataTable<Grant>
        label={t('grants.title')}
        name="services.grants"
        queryKey={['services', 'grants']}
        fetch={({ cursor, limit, signal }) =>
          ok(
            api.GET('/api/services/grants', {
              params: { query: { limit, ...(cursor && { cursor }) } },
              signal,
            }),
          )
        }
        rowKey={(row) => row.id}
        columns={[
          { key: 'child', title: t('grants.child'), always: true, render: (row) => row.child },
          { key: 'school', title: t('grants.school'), render: (row) => row.school },
          {
            key: 'level',
            title: t('grants.level'),
            width: '8rem',
            render: (row) => {
              const level = levels.find((one) => one === row.level);
              return level ? t(`level.${level}`) : row.level;
            },
          },
          {
            key: 'amount',
            title: t('grants.amount'),
            width: '9rem',
            align: 'end',
            render: (row) => format.money(row.fen),
          },
          {
            key: 'on',
            title: t('grants.on'),
            width: '9rem',
            align: 'end',
            render: (row) => format.day(row.grantedOn),
          },
        ]}
        empty={<Empty title={t('grants.none')} />}
      />
      <ConfirmDialog
        open={asking}
        title={t('grants.file')}
        verb={t('grants.file')}
        onClose={() => setAsking(false)}
        onConfirm={async () => {
          const text = await ok(api.POST('/api/services/grants/payments-file', { parseAs: 'text' }));
          save(String(text), `grants-${new Date().toISOString().slice(0, 10)}.csv`);
          await queries.invalidateQueries({ queryKey: ['services', 'grants'] });
        }}
      >
        <p>{t('grants.file.ask')}</p>
      </ConfirmDialog>
    </Page>
  );
}

function save(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
