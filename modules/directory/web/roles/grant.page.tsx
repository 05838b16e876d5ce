import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { todayInChina } from '#platform/codes/dates.ts';
import { api, idempotent, ok } from '#web/api/client.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useCatalogue } from '../names.ts';
import { PersonField } from '../person-field.tsx';
import { PlaceField } from '../place-field.tsx';
import { useOwnPlace } from '../places.ts';
import texts from './texts.ts';

interface Values {
  personId: string;
  role: string;
  organisationId: string;
  validTo?: string;
}

/** Follow from a register, so they are never granted by hand. */
const derived = ['pupil', 'guardian', 'citizen'];

/** Grants a role to a person at a node. */
export default function GrantRole() {
  const t = useTexts(texts);
  const say = usePick();
  const go = useNavigate();
  const cache = useQueryClient();
  const own = useOwnPlace();
  const { person } = useSearch({ strict: false }) as { person?: string };
  const roles = (useCatalogue()?.roles ?? []).filter((role) => !derived.includes(role.code));
  const back = () => void go({ to: '/directory/roles' });
  return (
    <Page title={t('grant')} lead={t('grant.lead')} narrow>
      <FormPage<Values>
        name="directory.role.grant"
        initialValues={{ ...(own && { organisationId: own }), ...(person && { personId: person }) }}
        submitWords={t('grant.submit')}
        onCancel={back}
        onSubmit={(values, { idempotencyKey }) =>
          ok(
            api.POST('/api/directory/role-assignments', {
              body: values,
              headers: idempotent(idempotencyKey),
            }),
          )
        }
        onDone={async () => {
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('grant.done'));
          back();
        }}
      >
        <Form.Item
          name="personId"
          label={t('person')}
          rules={[{ required: true, message: t('grant.person.required') }]}
        >
          <PersonField />
        </Form.Item>
        <Form.Item
          name="role"
          label={t('role')}
          rules={[{ required: true, message: t('grant.role.required') }]}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={roles.map((role) => ({ value: role.code, label: say(role.name) }))}
          />
        </Form.Item>
        <Form.Item
          name="organisationId"
          label={t('place')}
          rules={[{ required: true, message: t('grant.place.required') }]}
        >
          <PlaceField />
        </Form.Item>
        <Form.Item name="validTo" label={t('grant.until')} extra={t('grant.until.help')}>
          <DayField min={todayInChina()} />
        </Form.Item>
      </FormPage>
    </Page>
  );
}
