import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { api, idempotent, ok } from '#web/api/client.ts';
import { refreshSession } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import { codeLength, countOf, formatCode } from './pairing-input.ts';
import texts from './texts.ts';

const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;

interface Values {
  code: string;
  relation: (typeof relations)[number];
}

/** A code that came with the QR code stands behind `#`. It is taken out of the address at once. */
function takeScanned(): string | undefined {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code) history.replaceState(history.state, '', location.pathname + location.search);
  return code ? formatCode(code) : undefined;
}

/** Links a child by the one-time code of its head teacher. */
export function LinkChild() {
  const t = useTexts(texts);
  const names = useNames();
  const cache = useQueryClient();
  const [scanned] = useState(takeScanned);
  const [form] = Form.useForm<Values>();
  return (
    <SectionCard title={t('link.title')}>
      <p className="tx-quiet">{t('link.help')}</p>
      {scanned && (
        <Callout tone="good">
          <p>{t('link.scanned')}</p>
        </Callout>
      )}
      <FormPage<Values, { childName: string }>
        name="directory.link-child"
        form={form}
        initialValues={scanned ? { code: scanned } : {}}
        submitWords={t('link.submit')}
        onSubmit={(values, { idempotencyKey }) =>
          ok(api.POST('/api/guardians/children', { body: values, headers: idempotent(idempotencyKey) }))
        }
        onDone={async ({ childName }) => {
          form.resetFields();
          form.setFieldsValue({ code: '' });
          toast.ok(t('link.done', { name: childName }));
          // The first child makes one a guardian: role, menu and home follow.
          await refreshSession();
          await cache.invalidateQueries();
        }}
      >
        <Form.Item
          name="code"
          label={t('link.code')}
          getValueFromEvent={(event: { target: { value: string } }) => formatCode(event.target.value)}
          validateTrigger="onBlur"
          rules={[
            { required: true, message: t('link.code.required') },
            {
              validator: async (_rule, code: string | undefined) => {
                const count = countOf(code ?? '');
                if (count > 0 && count !== codeLength) throw new Error(t('link.code.length', { count }));
              },
            },
          ]}
        >
          <Input
            className="dir-code-input"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
            placeholder="XXXX-XXXX-XXXX"
          />
        </Form.Item>
        <Form.Item
          name="relation"
          label={t('link.relation')}
          rules={[{ required: true, message: t('link.relation.required') }]}
        >
          <Radio.Group
            className="dir-relations"
            options={relations.map((relation) => ({ value: relation, label: names.relation(relation) }))}
          />
        </Form.Item>
      </FormPage>
    </SectionCard>
  );
}
