import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { upload } from '#web/api/upload.ts';
import { useFormat } from '#web/i18n/format.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { ImportState } from './import-state.tsx';
import texts from './texts.ts';
import './roster.css';

const kinds = ['pupils', 'staff', 'schools', 'all'] as const;
const largest = 300 * 1024 * 1024;

/** Templates, upload and what was imported before. */
export default function Imports() {
  const t = useTexts(texts);
  const format = useFormat();
  const navigate = useNavigate();
  const mayCreate = useCan('roster.import.create');
  const mayExport = useCan('roster.export.create');
  const [share, setShare] = useState<number>();
  const [error, setError] = useState<unknown>();

  const send = async (file: File) => {
    setError(undefined);
    setShare(0);
    try {
      const { id } = await upload<{ id: string }>('/api/roster/imports', file, { onProgress: setShare });
      await ok(api.POST('/api/roster/imports/{id}/check', { params: { path: { id } } }));
      await navigate({ to: '/roster/imports/$id', params: { id } });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <Page title={t('title')} lead={t('lead')}>
      {mayCreate && (
        <div className="ro-steps">
          <SectionCard title={t('step.template')}>
            <ul className="ro-links">
              {kinds.map((kind) => (
                <li key={kind}>
                  <a className="tx-button" href={`/api/roster/templates/${kind}`} download>
                    {t(`template.${kind}`)}
                  </a>
                </li>
              ))}
            </ul>
          </SectionCard>
          <SectionCard title={t('step.upload')}>
            <FileDrop
              accept={['.xlsx', '.csv', '.zip']}
              maxSize={largest}
              onFile={(file) => void send(file)}
              hint={t('upload.hint')}
              {...(share !== undefined && { progress: share })}
            />
            <ProblemAlert error={error} />
          </SectionCard>
        </div>
      )}
      {mayExport && (
        <SectionCard title={t('export.title')}>
          <p className="tx-quiet">{t('export.detail')}</p>
          <a className="tx-button ro-go" href="/api/roster/export" download>
            {t('export.go')}
          </a>
        </SectionCard>
      )}
      <SectionCard title={t('history')}>
        <DataTable
          label={t('history')}
          name="roster.imports"
          queryKey={['roster', 'imports']}
          fetch={({ cursor, limit, signal }) =>
            ok(api.GET('/api/roster/imports', { params: { query: { cursor, limit } }, signal }))
          }
          rowKey={(row) => row.id}
          rowPath={(row) => `/roster/imports/${row.id}`}
          columns={[
            { key: 'file', title: t('file'), always: true, render: (row) => row.fileName },
            {
              key: 'state',
              title: t('state'),
              width: '8rem',
              render: (row) => <ImportState state={row.state} />,
            },
            {
              key: 'rows',
              title: t('rows'),
              width: '6rem',
              align: 'end',
              render: (row) => row.counts.rows !== undefined && format.number(row.counts.rows),
            },
            { key: 'who', title: t('who'), width: '8rem', render: (row) => row.createdByName },
            {
              key: 'when',
              title: t('when'),
              width: '11rem',
              align: 'end',
              render: (row) => format.ago(row.createdAt),
            },
          ]}
          empty={<Empty title={t('history.none')} />}
        />
      </SectionCard>
    </Page>
  );
}
