import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Form, Select } from 'antd';
import { api, idempotent, ok } from '#web/api/client.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { DayField } from '#web/ui/day-field.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { toast } from '#web/ui/toast.tsx';
import { useCatalogue, useDutyNames, useSubjects } from '../names.ts';
import { PlaceField } from '../place-field.tsx';
import { usePerson } from './basics.tsx';
import texts from './texts.ts';

interface Values {
  organisationId: string;
  post?: string;
  subjects?: string[];
  subject?: string;
  validFrom?: string;
}

/** Posts a person somewhere (`?of=posting`), or gives a subject in a class (`?of=teaching`). */
export default function Duty() {
  const t = useTexts(texts);
  const go = useNavigate();
  const cache = useQueryClient();
  const duty = useDutyNames();
  const posts = useCatalogue()?.posts ?? [];
  const subjects = useSubjects() ?? [];
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const isTeaching = (useSearch({ strict: false }) as { of?: string }).of === 'teaching';
  const query = usePerson(id);
  const back = () => void go({ to: '/directory/people/$id', params: { id } });
  const subjectOptions = subjects.map(({ code }) => ({ value: code, label: duty.subject(code) }));

  const submit = (values: Values, idempotencyKey: string) => {
    const from = values.validFrom && { validFrom: values.validFrom };
    const headers = idempotent(idempotencyKey);
    return isTeaching
      ? ok(
          api.POST('/api/directory/teachings', {
            body: { personId: id, classId: values.organisationId, subject: values.subject ?? '', ...from },
            headers,
          }),
        )
      : ok(
          api.POST('/api/directory/postings', {
            body: {
              personId: id,
              organisationId: values.organisationId,
              post: values.post ?? '',
              subjects: values.subjects ?? [],
              ...from,
            },
            headers,
          }),
        );
  };

  return (
    <Page
      title={t(isTeaching ? 'duty.teaching' : 'duty.posting')}
      lead={query.data?.name}
      query={query}
      narrow
    >
      <FormPage<Values>
        name={`directory.duty.${isTeaching ? 'teaching' : 'posting'}.${id}`}
        onCancel={back}
        rename={(pointer) => (pointer === '/classId' ? '/organisationId' : pointer)}
        onSubmit={(values, { idempotencyKey }) => submit(values, idempotencyKey)}
        onDone={async () => {
          await cache.invalidateQueries({ queryKey: ['directory'] });
          toast.ok(t('duty.done'));
          back();
        }}
      >
        <Form.Item
          name="organisationId"
          label={t(isTeaching ? 'new.class' : 'new.place')}
          rules={[
            {
              required: true,
              message: t('new.choose', { field: t(isTeaching ? 'new.class' : 'new.place') }),
            },
          ]}
        >
          <PlaceField {...(isTeaching && { kind: 'class' })} />
        </Form.Item>
        {isTeaching ? (
          <Form.Item
            name="subject"
            label={t('duty.subject')}
            rules={[{ required: true, message: t('new.choose', { field: t('duty.subject') }) }]}
          >
            <Select showSearch={{ optionFilterProp: 'label' }} options={subjectOptions} />
          </Form.Item>
        ) : (
          <>
            <Form.Item
              name="post"
              label={t('new.post')}
              rules={[{ required: true, message: t('new.choose', { field: t('new.post') }) }]}
            >
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={posts.map(({ code }) => ({ value: code, label: duty.post(code) }))}
              />
            </Form.Item>
            <Form.Item name="subjects" label={t('new.subjects')}>
              <Select mode="multiple" optionFilterProp="label" options={subjectOptions} />
            </Form.Item>
          </>
        )}
        <Form.Item name="validFrom" label={t('new.on')}>
          <DayField />
        </Form.Item>
      </FormPage>
    </Page>
  );
}
