import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { useRef } from 'react';
import { api, idempotent, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { Empty } from '#web/ui/empty.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useNames } from '../names.ts';
import { organisationQuery, useOwnPlace } from '../places.ts';
import type { Organisation } from '../wire.ts';
import {
  codesOf,
  filled,
  OrganisationFields,
  type OrganisationValues,
  renameCodes,
} from './organisation-form.tsx';
import texts from './texts.ts';

/** Founds an organisation below the one named in the address. */
export default function NewOrganisation() {
  const t = useTexts(texts);
  const names = useNames();
  const go = useNavigate();
  const cache = useQueryClient();
  const own = useOwnPlace();
  const { below = own ?? '' } = useSearch({ strict: false }) as { below?: string };
  const query = useQuery(organisationQuery(below));
  const parent = query.data;
  const [form] = Form.useForm<OrganisationValues>();
  const kind = Form.useWatch('kind', form);
  const sent = useRef<OrganisationValues>(undefined);
  const back = (id: string) => void go({ to: '/directory/tree', search: { id } as never });
  if (!parent) return <Page title={t('form.new')} query={query} narrow />;
  const name = parent.name;
  return (
    <Page
      title={t('form.new')}
      lead={t('form.below', { name })}
      narrow
      empty={parent.mayHold.length === 0 ? <Empty title={t('form.none', { name })} /> : undefined}
    >
      <FormPage<OrganisationValues, Organisation>
        name={`directory.organisation.new.${below}`}
        form={form}
        initialValues={{
          ...(parent.mayHold.length === 1 && { kind: parent.mayHold[0] }),
          ...(parent.regionCode && { regionCode: parent.regionCode }),
        }}
        rename={(pointer) => renameCodes(sent.current)(pointer)}
        onCancel={() => back(below)}
        onSubmit={(values, { idempotencyKey }) => {
          sent.current = values;
          const { schoolCode: _s, creditCode: _c, ...rest } = values;
          return ok(
            api.POST('/api/directory/organisations', {
              body: {
                ...rest,
                parentId: below,
                shortName: filled(values.shortName),
                regionCode: filled(values.regionCode),
                address: filled(values.address),
                entryYear: values.entryYear ?? undefined,
                classNumber: values.classNumber ?? undefined,
                codes: codesOf(values),
              },
              headers: idempotent(idempotencyKey),
            }),
          );
        }}
        onDone={async (made) => {
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('form.created', { name: made.name }));
          back(made.id);
        }}
      >
        <Form.Item
          name="kind"
          label={t('kind')}
          extra={t('form.kind.help', { name })}
          rules={[{ required: true, message: t('form.kind.required') }]}
        >
          <Select options={parent.mayHold.map((one) => ({ value: one, label: names.kind(one) }))} />
        </Form.Item>
        <OrganisationFields kind={kind} />
      </FormPage>
    </Page>
  );
}
