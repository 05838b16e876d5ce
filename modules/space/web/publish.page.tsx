import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Select } from 'antd';
import { api, idempotent, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { PlaceField } from './place-field.tsx';
import texts from './texts.ts';

type Values = {
  organisationId?: string;
  title: string;
  body: string;
  roles: string[];
  mustConfirm: boolean;
  isPublic: boolean;
};

const audience = ['teacher', 'head-teacher', 'principal', 'pupil', 'guardian'] as const;

/** Publishes to everybody at and below one's own node, or a node below it. */
export default function Publish() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const { activeRole } = useSignedIn();
  const place = activeRole?.organisation;
  return (
    <Page title={t('notices.new')} narrow>
      <FormPage<Values, { id: string }>
        name="space.notice.new"
        initialValues={{
          ...(place && { organisationId: place.id }),
          roles: [],
          mustConfirm: false,
          isPublic: false,
        }}
        submitWords={t('publish.send')}
        onCancel={() => void navigate({ to: '/space/notices' })}
        onSubmit={(values, { idempotencyKey }) =>
          ok(
            api.POST('/api/space/notices', {
              body: { ...values, organisationId: values.organisationId ?? place?.id ?? '' },
              headers: idempotent(idempotencyKey),
            }),
          )
        }
        onDone={() => {
          toast.ok(t('publish.done'));
          void navigate({ to: '/space/notices/sent' });
        }}
      >
        {place && (
          <Form.Item
            name="organisationId"
            label={t('publish.to')}
            extra={t('publish.to.help')}
            rules={[{ required: true }]}
          >
            <PlaceField own={place} finds={activeRole?.home === 'bureau' ? 'schools' : 'classes'} />
          </Form.Item>
        )}
        <Form.Item
          name="title"
          label={t('publish.title')}
          rules={[{ required: true, whitespace: true, max: 100 }]}
        >
          <Input maxLength={100} showCount />
        </Form.Item>
        <Form.Item name="body" label={t('publish.body')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} maxLength={20_000} />
        </Form.Item>
        <Form.Item name="roles" label={t('publish.roles')}>
          <Select
            mode="multiple"
            placeholder={t('publish.roles.all')}
            options={audience.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
        </Form.Item>
        <Form.Item name="mustConfirm" valuePropName="checked">
          <Checkbox>{t('publish.confirm')}</Checkbox>
        </Form.Item>
        {activeRole?.home === 'bureau' && (
          <Form.Item name="isPublic" valuePropName="checked">
            <Checkbox>{t('publish.public')}</Checkbox>
          </Form.Item>
        )}
      </FormPage>
    </Page>
  );
}
