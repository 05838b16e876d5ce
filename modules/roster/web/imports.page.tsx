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
import { Tag } from '#web/ui/tag.tsx';
import type { ImportResponse } from '../import.schema.ts';
import { stateTone } from './states.ts';
import texts from './texts.ts';
import './roster.css';

const largest = 300 * 1024 * 1024;
const templates = ['pupils', 'staff', 'schools', 'all'] as const;

/** Where a roster comes in: templates, the upload, and what came in before. */
export default function Imports() {
  const t = useTexts(texts);
  const mayImport = useCan('roster.import.create');
  const mayExport = useCan('roster.export.create');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        mayExport && (
          <a className="tx-button" href="/api/roster/export" download title={t('export.detail')}>
            {t('export.button')}
          </a>
        )
      }
    >
      {mayImport && (
        <div className="ro-steps">
          <SectionCard title={t('step.template')}>
            <p className="tx-quiet">{t('step.template.detail')}</p>
            <ul className="ro-templates">
              {templates.map((kind) => (
                <li key={kind}>
                  <a className="tx-button" href={`/api/roster/templates/${kind}`} download>
                    {t(`template.${kind}`)}
                  </a>
                </li>
              ))}
            </ul>
          </SectionCard>
          <SectionCard title={t('step.upload')}>
            <Upload />
          </SectionCard>
        </div>
      )}
      <SectionCard title={t('history')}>
        <History />
      </SectionCard>
    </Page>
  );
}

function Upload() {
  const t = useTexts(texts);
  const go = useNavigate();
  const [progress, setProgress] = useState<number>();
  const [error, setError] = useState<unknown>();

  const send = async (file: File) => {
    setError(undefined);
    setProgress(0);
    try {
      const made = await upload<ImportResponse>('/api/roster/imports', file, { onProgress: setProgress });
      await ok(api.POST('/api/roster/imports/{id}/check', { params: { path: { id: made.id } } }));
      await go({ to: `/roster/imports/${made.id}` });
    } catch (thrown) {
      setError(thrown);
    } finally {
      setProgress(undefined);
    }
  };

  return (
    <>
      <FileDrop
        accept={['.xlsx', '.csv', '.zip']}
        maxSize={largest}
        onFile={(file) => void send(file)}
        {...(progress === undefined ? {} : { progress })}
        hint={t('upload.hint')}
      />
      <ProblemAlert error={error} />
    </>
  );
}

function History() {
  const t = useTexts(texts);
  const format = useFormat();
  return (
    <DataTable<ImportResponse>
      label={t('history')}
      name="roster.imports"
      queryKey={['roster', 'imports']}
      fetch={({ cursor, limit, signal }) =>
        ok(
          api.GET('/api/roster/imports', { params: { query: { limit, ...(cursor && { cursor }) } }, signal }),
        )
      }
      rowKey={(row) => row.id}
      rowPath={(row) => `/roster/imports/${row.id}`}
      columns={[
        { key: 'file', title: t('file'), always: true, render: (row) => row.fileName },
        {
          key: 'state',
          title: t('state'),
          width: '8rem',
          render: (row) => <Tag tone={stateTone[row.state]}>{t(`state.${row.state}`)}</Tag>,
        },
        {
          key: 'people',
          title: t('people'),
          width: '7rem',
          align: 'end',
          render: (row) => row.counts.people !== undefined && format.number(row.counts.people),
        },
        { key: 'by', title: t('by'), width: '9rem', render: (row) => row.createdByName },
        {
          key: 'at',
          title: t('at'),
          width: '10rem',
          align: 'end',
          render: (row) => format.ago(row.createdAt),
        },
      ]}
      empty={<Empty title={t('history.none')} detail={t('history.none.detail')} />}
    />
  );
}
