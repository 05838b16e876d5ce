import { useNavigate } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { Findings } from './findings.tsx';
import { DefinitionState } from './state.tsx';
import texts from './texts.ts';
import type { Finding } from './wire.ts';
import './procedures.css';

const largest = 2_000_000;

interface Start {
  bpmn?: string;
  zh: string;
  en: string;
  key: string;
  findings: Finding[];
}
const blank: Start = { zh: '', en: '', key: '', findings: [] };

/** The bureau's procedures: make one, bring one in, open one. */
export default function Definitions() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const mayManage = useCan('workflow.definition.manage');
  const [start, setStart] = useState<Start>();
  const [importing, setImporting] = useState(false);
  const [refused, setRefused] = useState<Finding[]>();
  const [error, setError] = useState<unknown>();

  const take = async (file: File) => {
    setError(undefined);
    setRefused(undefined);
    try {
      const preview = await ok(
        api.POST('/api/procedures/file-previews', { body: { bpmn: await file.text() } }),
      );
      if (preview.bpmn === null) return setRefused(preview.findings);
      setStart({
        bpmn: preview.bpmn,
        zh: preview.name?.zh ?? file.name.replace(/\.[^.]+$/, ''),
        en: preview.name?.en ?? '',
        key: '',
        findings: preview.findings,
      });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        mayManage && (
          <>
            <button type="button" className="tx-button" onClick={() => setImporting(!importing)}>
              {t('list.import')}
            </button>
            <button type="button" className="tx-button tx-button-primary" onClick={() => setStart(blank)}>
              {t('list.new')}
            </button>
          </>
        )
      }
    >
      {importing && (
        <SectionCard title={t('list.import')}>
          <FileDrop
            accept={['.bpmn', '.xml', '.bpmn2']}
            maxSize={largest}
            hint={t('import.hint')}
            onFile={(file) => void take(file)}
          />
          <ProblemAlert error={error} />
          {refused && (
            <>
              <Callout tone="bad" title={t('import.refused')} />
              <Findings findings={refused} />
            </>
          )}
        </SectionCard>
      )}
      {start && <NewProcedure start={start} onClose={() => setStart(undefined)} />}
      <SectionCard title={t('list.title')}>
        <DataTable
          label={t('list.title')}
          name="procedures.definitions"
          queryKey={['procedures', 'definitions']}
          fetch={({ cursor, limit, filters, signal }) =>
            ok(
              api.GET('/api/procedures/definitions', {
                params: {
                  query: { cursor, limit, ...(filters.state && { state: filters.state as 'draft' }) },
                },
                signal,
              }),
            )
          }
          rowKey={(row) => row.id}
          rowPath={(row) => `/procedures/definitions/${row.id}`}
          filters={[
            {
              name: 'state',
              label: t('list.state'),
              options: (['published', 'draft', 'retired'] as const).map((value) => ({
                value,
                label: t(`state.${value}`),
              })),
            },
          ]}
          columns={[
            { key: 'name', title: t('list.name'), always: true, render: (row) => say(row.name) },
            {
              key: 'key',
              title: t('list.key'),
              width: '14rem',
              render: (row) => <code className="pr-code">{row.key}</code>,
            },
            {
              key: 'version',
              title: t('list.version'),
              width: '5rem',
              align: 'end',
              render: (row) => row.version,
            },
            {
              key: 'state',
              title: t('list.state'),
              width: '7rem',
              render: (row) => <DefinitionState state={row.state} />,
            },
            { key: 'steps', title: t('list.steps'), width: '6rem', align: 'end', render: (row) => row.steps },
            {
              key: 'updated',
              title: t('list.updated'),
              width: '10rem',
              align: 'end',
              render: (row) => format.ago(row.updatedAt),
            },
          ]}
          empty={<Empty title={t('list.none')} detail={t('list.none.detail')} />}
        />
      </SectionCard>
    </Page>
  );
}

function NewProcedure({ start, onClose }: { start: Start; onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [values, setValues] = useState(start);
  const create = async () => {
    const { id } = await ok(
      api.POST('/api/procedures/definitions', {
        body: {
          key: values.key,
          name: { zh: values.zh, en: values.en },
          ...(start.bpmn !== undefined && { bpmn: start.bpmn }),
        },
      }),
    );
    await navigate({ to: '/procedures/definitions/$id', params: { id } });
  };
  const field = (name: 'zh' | 'en' | 'key', maxLength: number, hint?: string) => (
    <label htmlFor={`new-${name}`}>
      <span>{t(`new.${name}`)}</span>
      <Input
        id={`new-${name}`}
        maxLength={maxLength}
        value={values[name]}
        onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      />
      {hint && <span className="tx-quiet pr-hint">{hint}</span>}
    </label>
  );
  return (
    <ConfirmDialog
      open
      title={t('new.title')}
      verb={t('new.go')}
      blocked={values.zh.trim() === '' || values.key.trim() === ''}
      onClose={onClose}
      onConfirm={create}
    >
      <div className="pr-form">
        {start.findings.length > 0 && (
          <>
            <Callout tone="warn" title={t('import.remarks')} />
            <Findings findings={start.findings} />
          </>
        )}
        {field('zh', 100)}
        {field('en', 200)}
        {field('key', 80, t('new.key.hint'))}
      </div>
    </ConfirmDialog>
  );
}
