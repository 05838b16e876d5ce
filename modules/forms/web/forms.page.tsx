import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { asProblem, type Problem } from '#web/api/problem.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DataTable } from '#web/ui/data-table.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { FormState } from './form-state.tsx';
import texts from './texts.ts';

/** The bureau's forms. */
export default function Forms() {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const mayDesign = useCan('forms.form.design');
  const [open, setOpen] = useState(false);
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        mayDesign && (
          <Button type="primary" onClick={() => setOpen(true)}>
            {t('list.new')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('list.title')}
        name="forms.forms"
        queryKey={['forms', 'forms']}
        fetch={({ cursor, limit, signal }) =>
          ok(api.GET('/api/forms/forms', { params: { query: { cursor, limit } }, signal }))
        }
        rowKey={(row) => row.id}
        rowPath={(row) => `/forms/${row.id}/design`}
        columns={[
          { key: 'name', title: t('list.name'), always: true, render: (row) => say(row.name) },
          { key: 'key', title: t('list.key'), render: (row) => row.key },
          {
            key: 'state',
            title: t('list.state'),
            width: '14rem',
            render: (row) => <FormState state={row.state} version={row.version} />,
          },
          {
            key: 'changed',
            title: t('list.changed'),
            width: '9rem',
            align: 'end',
            render: (row) => format.ago(row.changedAt),
          },
        ]}
        empty={<Empty title={t('list.none')} detail={t('list.lead')} />}
      />
      {open && <NewForm onClose={() => setOpen(false)} />}
    </Page>
  );
}

type NewValues = { zh: string; en?: string; key: string };

function NewForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const [form] = Form.useForm<NewValues>();
  const [problem, setProblem] = useState<Problem>();
  const begin = async ({ zh, en, key }: NewValues) => {
    try {
      const made = await ok(api.POST('/api/forms/forms', { body: { key, name: { zh, en: en ?? '' } } }));
      await go({ to: '/forms/$id/design', params: { id: made.id } });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <Modal
      open
      title={t('list.new')}
      okText={t('new.ok')}
      cancelText={t('cancel')}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ProblemAlert error={problem} />
      <Form form={form} layout="vertical" onFinish={(values) => void begin(values)} requiredMark={false}>
        <Form.Item name="zh" label={t('new.nameZh')} rules={[{ required: true }]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="en" label={t('new.nameEn')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('new.key')}
          rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{0,59}$/ }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
