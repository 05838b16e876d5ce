import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Form } from 'antd';
import { useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useCan, useSignedIn } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { FormPage } from '#web/ui/form-page.tsx';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { TemplateContent, TemplateDetail } from '../template.schema.ts';
import { blank, type FormValues, toContent, toForm } from './template-form.ts';
import { TemplateItems } from './template-items.tsx';
import { TemplatePreview } from './template-preview.tsx';
import texts from './texts.ts';

/** A template beside a sample of what it prints. */
export default function TemplatePage() {
  const { id = 'new' } = useParams({ strict: false }) as { id?: string };
  const isNew = id === 'new';
  const t = useTexts(texts);
  const say = usePick();
  const query = useQuery({
    queryKey: ['certificates', 'template', id],
    enabled: !isNew,
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/certificates/templates/{id}', { params: { path: { id } }, signal }),
      ) as Promise<TemplateDetail>,
  });
  const one = query.data;
  return (
    <Page
      title={one ? say(one.content.type) : t('templates.new')}
      lead={one && t(`templates.${one.state}`, { number: one.publishedNumber ?? 0 })}
      {...(!isNew && { query })}
      actions={one?.mayEdit && <Acts one={one} />}
    >
      {(isNew || one) && <Workbench key={one?.version ?? 0} one={one} />}
    </Page>
  );
}

function Workbench({ one }: { one: TemplateDetail | undefined }) {
  const t = useTexts(texts);
  const go = useNavigate();
  const { activeRole } = useSignedIn();
  const mayBegin = useCan('certificates.template.edit');
  const [form] = Form.useForm<FormValues>();
  const [shown, setShown] = useState<TemplateContent>(one?.content ?? toContent(blank));
  const organisationId = one?.organisation.id ?? activeRole?.organisation.id ?? '';
  const mayEdit = one ? one.mayEdit : mayBegin;
  return (
    <div className="ct-two">
      {mayEdit ? (
        <SectionCard>
          <FormPage<FormValues, TemplateDetail>
            name={`certificates.template.${one?.id ?? 'new'}`}
            form={form}
            initialValues={one ? toForm(one.content) : blank}
            submitWords={t('template.save')}
            {...(one && { version: one.version })}
            rename={(pointer) => pointer.replace(/^\/content/, '')}
            onSubmit={(values, { idempotencyKey }) =>
              (one
                ? ok(
                    api.PUT('/api/certificates/templates/{id}', {
                      params: { path: { id: one.id } },
                      headers: ifMatch(one.version),
                      body: toContent(values),
                    }),
                  )
                : ok(
                    api.POST('/api/certificates/templates', {
                      headers: { 'idempotency-key': idempotencyKey },
                      body: { key: values.key ?? '', organisationId, content: toContent(values) },
                    }),
                  )) as Promise<TemplateDetail>
            }
            onDone={({ id }) => {
              toast.ok(t('template.saved'));
              void queries.invalidateQueries({ queryKey: ['certificates'] });
              if (!one) void go({ to: '/certificates/templates/$id', params: { id } });
            }}
          >
            <TemplateItems isNew={!one} form={form} onChange={setShown} />
          </FormPage>
        </SectionCard>
      ) : (
        <SectionCard title={t('template.body')}>
          <p>{shown.body}</p>
        </SectionCard>
      )}
      <TemplatePreview content={shown} organisationId={organisationId} />
    </div>
  );
}

function Acts({ one }: { one: TemplateDetail }) {
  const t = useTexts(texts);
  const [asking, setAsking] = useState<'publish' | 'retire'>();
  const params = { path: { id: one.id } };
  const headers = ifMatch(one.version);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['certificates'] });
  return (
    <>
      {one.state === 'published' && (
        <button type="button" className="tx-button" onClick={() => setAsking('retire')}>
          {t('template.retire')}
        </button>
      )}
      {one.hasDraft && (
        <button type="button" className="tx-button tx-button-primary" onClick={() => setAsking('publish')}>
          {t('template.publish')}
        </button>
      )}
      <ConfirmDialog
        open={asking === 'publish'}
        title={t('template.publish')}
        verb={t('template.publish')}
        onConfirm={async () => {
          await ok(api.POST('/api/certificates/templates/{id}/publication', { params, headers }));
          toast.ok(t('template.done'));
          refresh();
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('template.publish.detail', { number: (one.publishedNumber ?? 0) + 1 })}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'retire'}
        title={t('template.retire')}
        verb={t('template.retire')}
        danger
        onConfirm={async () => {
          await ok(api.POST('/api/certificates/templates/{id}/retirement', { params, headers }));
          refresh();
        }}
        onClose={() => setAsking(undefined)}
      >
        <p>{t('template.retire.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
