import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { Callout } from '#web/ui/callout.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { Application, ApplicationInput } from '../application.schema.ts';
import { useWords } from './words.ts';
import './admissions.css';

const relations = ['father', 'mother', 'grandfather', 'grandmother', 'relative', 'other'] as const;
const homes = ['owned', 'rented', 'relatives', 'none'] as const;
const other = 'other';
const elsewhere = 'elsewhere';

type Values = {
  child: string;
  name?: string;
  residentId?: string;
  relation?: (typeof relations)[number];
  household: string;
  householdElsewhere?: string;
  home: string;
  homeElsewhere?: string;
  homeKind: (typeof homes)[number];
  choices: string[];
  acceptsOther: boolean;
};

/** The form of a guardian, made for a phone: a known child is chosen, places are chosen from the plan's list. */
export default function Apply() {
  const t = useWords();
  const go = useNavigate();
  const { tenantId = '', planId = '' } = useParams({ strict: false });
  const [form] = Form.useForm<Values>();
  const plan = useQuery({
    queryKey: ['admissions', 'plan', tenantId, planId],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/admissions/tenants/{tenantId}/plans/{id}', {
          params: { path: { tenantId, id: planId } },
          signal,
        }),
      ),
  });
  const children = useQuery({
    queryKey: ['directory', 'children'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/children', { signal })),
  });
  const mine = useQuery({
    queryKey: ['admissions', 'mine'],
    queryFn: ({ signal }) => ok(api.GET('/api/admissions/applications/mine', { signal })),
  });
  const child = Form.useWatch('child', form);
  const household = Form.useWatch('household', form);
  const home = Form.useWatch('home', form);
  const need = [{ required: true, message: t('apply.need') }];
  const { data } = plan;
  const fitting = (children.data?.items ?? []).filter(
    ({ person }) =>
      data && person.birthDate && person.birthDate >= data.bornFrom && person.birthDate <= data.bornTo,
  );
  const sent = new Set(
    (mine.data?.items ?? []).filter((one) => one.planId === planId).map((one) => one.child.id),
  );
  const areas = (data?.offers ?? [])
    .flatMap((offer) => offer.areas)
    .filter((one, at, all) => all.findIndex(({ code }) => code === one.code) === at);
  const county = areas[0]?.code.slice(0, 6);
  const places = [
    ...areas.map(({ code, name }) => ({ value: code, label: name })),
    ...(county ? [{ value: county, label: t('apply.area.county') }] : []),
    { value: elsewhere, label: t('apply.area.else') },
  ];
  const schools = (data?.offers ?? [])
    .filter(({ seats }) => seats > 0)
    .map(({ schoolId, schoolName }) => ({ value: schoolId, label: schoolName }));
  const filled = lastHome(mine.data?.items, places);
  const serving = data?.offers.find(({ areas }) => areas.some(({ code }) => code === filled?.home));
  // What is known is filled in before the form opens, never under somebody's hands.
  const waiting = [plan, children, mine].find((one) => one.isPending) ?? plan;
  return (
    <Page title={t('apply.title')} lead={data?.name} query={waiting} narrow>
      <SectionCard>
        <FormPage<Values, { number: string }>
          name={`admissions.apply.${planId}`}
          form={form}
          initialValues={{
            child: fitting.find(({ person }) => !sent.has(person.id))?.person.id ?? other,
            acceptsOther: true,
            choices: serving ? [serving.schoolId] : [],
            homeKind: 'owned',
            ...filled,
          }}
          submitWords={t('apply.send')}
          onCancel={() => void go({ to: '/enrol' })}
          onSubmit={(values, { idempotencyKey }) =>
            ok(
              api.POST('/api/admissions/tenants/{tenantId}/plans/{id}/applications', {
                params: { path: { tenantId, id: planId } },
                headers: { 'idempotency-key': idempotencyKey },
                body: toInput(values),
              }),
            )
          }
          onDone={({ number }) => {
            toast.ok(t('apply.sent', { number }));
            void queries.invalidateQueries({ queryKey: ['admissions', 'mine'] });
            void go({ to: '/enrol' });
          }}
          rename={(pointer) =>
            pointer
              .replace('/child/', '/')
              .replace('/householdArea', '/household')
              .replace('/homeArea', '/home')
          }
        >
          <Form.Item name="child" label={t('apply.child')} rules={need}>
            <Radio.Group
              options={[
                ...fitting.map(({ person }) => ({
                  value: person.id,
                  label: `${person.name}（${person.birthDate}）`,
                })),
                { value: other, label: t('apply.child.other') },
              ]}
            />
          </Form.Item>
          {child && child !== other && (
            <Callout tone="good">{t(filled ? 'apply.filled' : 'apply.filled.child')}</Callout>
          )}
          {child === other && (
            <>
              <Form.Item name="name" label={t('apply.child.name')} rules={need}>
                <Input maxLength={50} autoComplete="off" />
              </Form.Item>
              <Form.Item name="residentId" label={t('apply.child.id')} rules={need}>
                <Input maxLength={20} autoComplete="off" autoCapitalize="characters" />
              </Form.Item>
              <Form.Item name="relation" label={t('apply.child.relation')} rules={need}>
                <Select options={relations.map((one) => ({ value: one, label: t(`relation.${one}`) }))} />
              </Form.Item>
            </>
          )}
          <Form.Item name="household" label={t('apply.household')} rules={need}>
            <Select options={places} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
          {household === elsewhere && <ElsewhereField name="householdElsewhere" />}
          <Form.Item name="home" label={t('apply.home')} rules={need}>
            <Select options={places} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
          {home === elsewhere && <ElsewhereField name="homeElsewhere" />}
          <Form.Item name="homeKind" label={t('apply.homeKind')} rules={need}>
            <Radio.Group options={homes.map((one) => ({ value: one, label: t(`home.${one}`) }))} />
          </Form.Item>
          {Array.from({ length: data?.mostChoices ?? 1 }, (_, at) => (
            <Form.Item
              // biome-ignore lint/suspicious/noArrayIndexKey: the rank is what it is
              key={at}
              name={['choices', at]}
              label={t('apply.choice', { rank: at + 1 })}
              rules={at === 0 ? need : []}
            >
              <Select
                allowClear={at > 0}
                options={schools}
                showSearch={{ optionFilterProp: 'label' }}
                {...(at > 0 && { placeholder: t('apply.choice.none') })}
              />
            </Form.Item>
          ))}
          <Form.Item name="acceptsOther" valuePropName="checked">
            <Checkbox>{t('apply.other')}</Checkbox>
          </Form.Item>
        </FormPage>
      </SectionCard>
    </Page>
  );
}

/** Where the family lived at its last application, as far as this plan names the places. */
function lastHome(
  mine: readonly Application[] | undefined,
  places: readonly { value: string }[],
): Pick<Values, 'household' | 'home' | 'homeKind'> | undefined {
  const last = mine?.find(({ householdArea, homeArea }) =>
    [householdArea, homeArea].every((code) => places.some(({ value }) => value === code)),
  );
  return last && { household: last.householdArea, home: last.homeArea, homeKind: last.homeKind };
}

function ElsewhereField({ name }: { name: string }) {
  const t = useWords();
  return (
    <Form.Item
      name={name}
      label={t('apply.area.else.code')}
      rules={[{ required: true, pattern: /^\d{6}$/, message: t('apply.area.else.code') }]}
    >
      <Input inputMode="numeric" maxLength={6} />
    </Form.Item>
  );
}

function toInput(values: Values): ApplicationInput {
  return {
    child:
      values.child === other
        ? {
            name: values.name ?? '',
            residentId: values.residentId ?? '',
            relation: values.relation ?? 'other',
          }
        : { personId: values.child },
    householdArea: values.household === elsewhere ? (values.householdElsewhere ?? '') : values.household,
    homeArea: values.home === elsewhere ? (values.homeElsewhere ?? '') : values.home,
    homeKind: values.homeKind,
    choices: values.choices.filter(Boolean),
    acceptsOther: values.acceptsOther,
  };
}
