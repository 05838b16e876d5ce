import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { api, idempotent, ifMatch, ok } from '#web/api/client.ts';
import type { paths } from '#web/api/schema.gen.ts';
import type { Bilingual } from '#web/contract.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { useChoices } from './choices.ts';
import texts from './texts.ts';
import './sso.css';

type NewApp = paths['/api/sso/apps']['post']['requestBody']['content']['application/json'];
type Application = NewApp['application'];
type Detail = paths['/api/sso/apps/{appId}']['get']['responses']['200']['content']['application/json'];

const lists = ['redirectUris', 'postLogoutRedirectUris', 'casServices'] as const;
type ListName = (typeof lists)[number];

/** Lists of addresses are written one a line. */
type Values = {
  tenantId?: string;
  application: Omit<Application, ListName> & Record<ListName, string>;
  contact: NewApp['contact'];
};

const linesOf = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

function toBody({ application, contact }: Values) {
  return {
    application: {
      ...application,
      ...Object.fromEntries(lists.map((name) => [name, linesOf(application[name])])),
    } as unknown as Application,
    contact,
  };
}

function toValues({ application, contact }: Detail): Values {
  const texts = Object.fromEntries(lists.map((name) => [name, application[name].join('\n')]));
  return { application: { ...application, ...texts } as unknown as Values['application'], contact };
}

const blank = {
  application: {
    clientType: 'web',
    scopes: ['openid', 'profile'],
    roles: [],
    protectionLevel: 'none',
    secretIn: 'header',
    idTokenAlgorithm: 'RS256',
    pairwise: false,
  },
} as unknown as Partial<Values>;

/** Begins or changes an application. */
export default function VendorForm() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false }) as { id?: string };
  const app = useQuery({
    queryKey: ['sso', 'app', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/sso/apps/{appId}', { params: { path: { appId: id ?? '' } }, signal })),
    enabled: id !== undefined,
  });
  const choices = useChoices();
  const isReady = choices.data && (id === undefined || app.data);
  return (
    <Page title={t(id ? 'form.title.edit' : 'form.title.new')} query={id ? app : choices} narrow>
      {isReady && <Fields id={id} app={app.data} />}
    </Page>
  );
}

function Fields({ id, app }: { id: string | undefined; app: Detail | undefined }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const save = async (values: Values, { idempotencyKey }: { idempotencyKey: string }) => {
    const body = toBody(values);
    if (!id) {
      const tenantId = values.tenantId ?? '';
      return ok(
        api.POST('/api/sso/apps', { body: { tenantId, ...body }, headers: idempotent(idempotencyKey) }),
      );
    }
    const params = { path: { appId: id }, header: undefined };
    return ok(
      api.PUT('/api/sso/apps/{appId}', { params, body, headers: ifMatch(app?.version ?? 0) } as never),
    ) as Promise<Detail>;
  };
  return (
    <FormPage<Values, Detail>
      name={`sso.app.${id ?? 'new'}`}
      initialValues={app ? toValues(app) : blank}
      {...(app && { version: app.version })}
      onSubmit={save}
      onDone={(saved) => void go({ to: '/vendor/apps/$id', params: { id: saved.id } as never })}
      submitWords={t('form.save')}
      rename={(pointer) =>
        pointer.replace(/^(\/application\/(?:redirectUris|postLogoutRedirectUris|casServices))\/\d+$/, '$1')
      }
    >
      {!id && <BureauField />}
      <AboutFields />
      <ContactFields />
      <TechnicalFields />
    </FormPage>
  );
}

function BureauField() {
  const t = useTexts(texts);
  const bureaus = useQuery({
    queryKey: ['sso', 'bureaus'],
    queryFn: ({ signal }) => ok(api.GET('/api/sso/bureaus', { signal })),
  });
  const options = bureaus.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <SectionCard title={t('form.bureau')}>
      <Form.Item
        name="tenantId"
        label={t('form.bureau')}
        extra={t('form.bureau.hint')}
        rules={[{ required: true }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={options} loading={bureaus.isPending} />
      </Form.Item>
    </SectionCard>
  );
}

function AboutFields() {
  const t = useTexts(texts);
  const required = [{ required: true }];
  return (
    <SectionCard title={t('form.about')}>
      <Form.Item name={['application', 'name']} label={t('form.name')} rules={required}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name={['application', 'summary']} label={t('form.summary')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name={['application', 'unit']} label={t('form.unit')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name={['application', 'purpose']}
        label={t('form.purpose')}
        extra={t('form.purpose.hint')}
        rules={required}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
      <Form.Item name={['application', 'storage']} label={t('form.storage')} rules={required}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      <Form.Item name={['application', 'icp']} label={t('form.icp')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={['application', 'protectionLevel']} label={t('form.level')} required>
        <Select
          options={['none', '1', '2', '3', '4'].map((level) => ({
            value: level,
            label: t(`level.${level}` as never),
          }))}
        />
      </Form.Item>
    </SectionCard>
  );
}

function ContactFields() {
  const t = useTexts(texts);
  const required = [{ required: true }];
  return (
    <SectionCard title={t('form.contact')}>
      <Form.Item name={['contact', 'person']} label={t('form.contact.person')} rules={required}>
        <Input maxLength={50} autoComplete="name" />
      </Form.Item>
      <Form.Item name={['contact', 'phone']} label={t('form.contact.phone')} rules={required}>
        <Input maxLength={20} inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item
        name={['contact', 'mail']}
        label={t('form.contact.mail')}
        rules={[{ required: true, type: 'email' }]}
      >
        <Input maxLength={100} inputMode="email" autoComplete="email" />
      </Form.Item>
    </SectionCard>
  );
}

function TechnicalFields() {
  const t = useTexts(texts);
  const say = usePick();
  const choices = useChoices();
  const type = Form.useWatch<string | undefined>(['application', 'clientType']);
  const signsIn = type !== 'service';
  const scopes = (choices.data?.scopes ?? []).filter(({ kind }) =>
    kind === 'app' ? type !== 'native' : signsIn,
  );
  return (
    <SectionCard title={t('form.technical')}>
      <Form.Item name={['application', 'clientType']} label={t('form.type')} required>
        <Radio.Group
          options={(['web', 'native', 'service'] as const).map((value) => ({
            value,
            label: t(`form.type.${value}`),
          }))}
        />
      </Form.Item>
      {signsIn && (
        <>
          <Form.Item name={['application', 'startUrl']} label={t('form.start')} extra={t('form.start.hint')}>
            <Input maxLength={500} inputMode="url" placeholder="https://" />
          </Form.Item>
          <Addresses name="redirectUris" label={t('form.redirects')} />
          <Addresses name="postLogoutRedirectUris" label={t('form.postLogout')} />
          <Form.Item name={['application', 'backchannelLogoutUri']} label={t('form.backchannel')}>
            <Input maxLength={500} inputMode="url" placeholder="https://" />
          </Form.Item>
          <Addresses name="casServices" label={t('form.cas')} hint={t('form.cas.hint')} />
        </>
      )}
      <Form.Item name={['application', 'scopes']} label={t('form.scopes')} required>
        <Scopes scopes={scopes} />
      </Form.Item>
      <Form.Item name={['application', 'roles']} label={t('form.roles')} extra={t('form.roles.hint')}>
        <Select
          mode="multiple"
          options={(choices.data?.roles ?? []).map(({ role, name }) => ({ value: role, label: say(name) }))}
        />
      </Form.Item>
      {type !== 'native' && (
        <Form.Item name={['application', 'secretIn']} label={t('form.secretIn')} required>
          <Radio.Group
            options={(['header', 'body'] as const).map((value) => ({
              value,
              label: t(`form.secretIn.${value}`),
            }))}
          />
        </Form.Item>
      )}
      {signsIn && (
        <>
          <Form.Item name={['application', 'idTokenAlgorithm']} label={t('form.algorithm')} required>
            <Radio.Group options={['RS256', 'ES256']} />
          </Form.Item>
          <Form.Item
            name={['application', 'pairwise']}
            valuePropName="checked"
            extra={t('form.pairwise.hint')}
          >
            <Checkbox>{t('form.pairwise')}</Checkbox>
          </Form.Item>
        </>
      )}
    </SectionCard>
  );
}

interface ScopesProps {
  scopes: readonly { scope: string; name: Bilingual; detail: Bilingual }[];
  id?: string;
  value?: string[];
  onChange?: (scopes: string[]) => void;
}

/** Takes from its field only what a group may carry: "required" is not allowed on one (WAI-ARIA 1.2, group). */
function Scopes({ scopes, id, value, onChange }: ScopesProps) {
  const say = usePick();
  return (
    <Checkbox.Group
      style={{ flexDirection: 'column' }}
      {...(id && { id })}
      {...(value && { value })}
      {...(onChange && { onChange })}
      options={scopes.map(({ scope, name, detail }) => ({
        value: scope,
        label: (
          <>
            <b>{say(name)}</b> <span className="tx-quiet">{say(detail)}</span>
          </>
        ),
      }))}
    />
  );
}

function Addresses({ name, label, hint }: { name: ListName; label: string; hint?: string }) {
  const t = useTexts(texts);
  return (
    <Form.Item
      name={['application', name]}
      label={label}
      extra={hint ? `${t('form.one')}。${hint}` : t('form.one')}
    >
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder="https://" spellCheck={false} />
    </Form.Item>
  );
}
