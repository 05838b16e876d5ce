import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import type { Answers, FormModel } from '#platform/forms/form/model.ts';
import type { Rights } from '#platform/forms/form/rights.ts';
import { api, ok } from '#web/api/client.ts';
import { useSignedIn } from '#web/api/session.ts';
import { upload } from '#web/api/upload.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { MeetingNotice, SavedWords } from '#web/ui/form/draft-notice.tsx';
import { Filler } from '#web/ui/form/filler.tsx';
import type { FillingFiles, KeptFile } from '#web/ui/form/filling-context.ts';
import { useFillingDraft } from '#web/ui/form/use-filling-draft.ts';
import { Page } from '#web/ui/page.tsx';
import './forms.css';
import texts from './texts.ts';

const loadFilling = (tenantId: string, formId: string, childId: string | undefined) =>
  ok(
    api.GET('/api/forms/fillings/{tenantId}/{formId}', {
      params: { path: { tenantId, formId }, query: childId ? { childId } : {} },
    }),
  );
type Filling = Awaited<ReturnType<typeof loadFilling>>;

/** A published form, filled in for a trial: by its designer, or by anybody with the link. */
export default function TryForm() {
  const t = useTexts(texts);
  const say = usePick();
  const { tenantId = '', id = '' } = useParams({ strict: false });
  const search = useSearch({ strict: false }) as { child?: string };
  const [child, setChild] = useState(search.child);
  const query = useQuery({
    queryKey: ['forms.filling', tenantId, id, child],
    queryFn: () => loadFilling(tenantId, id, child),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const { data } = query;
  return (
    <Page
      title={t('try.title', { name: data ? say(data.form.name) : '' })}
      lead={t('try.lead')}
      query={query}
      narrow
    >
      {data && data.children.length > 0 && (
        <p className="tx-forms-for">
          <label htmlFor="forms-for">{t('try.for')}</label>
          <Select
            id="forms-for"
            size="large"
            value={child ?? ''}
            options={[
              { value: '', label: t('try.self') },
              ...data.children.map((one) => ({ value: one.id, label: one.name })),
            ]}
            onChange={(next) => setChild(next || undefined)}
          />
        </p>
      )}
      {data && (
        <FillingPart
          key={`${id} ${child}`}
          filling={data}
          childId={child}
          reload={() => void query.refetch()}
        />
      )}
    </Page>
  );
}

function FillingPart({
  filling,
  childId,
  reload,
}: {
  filling: Filling;
  childId: string | undefined;
  reload: () => void;
}) {
  const t = useTexts(texts);
  const { person } = useSignedIn();
  const { tenantId, id: formId } = filling.form;
  const path = { tenantId, formId };
  const who = childId ? { childId } : {};
  const [good, setGood] = useState(false);
  const model = filling.model as unknown as FormModel;
  const draft = useFillingDraft({
    name: `forms.filling.${formId}.${childId ?? person.id}`,
    start: filling.answers as Answers,
    server: filling.draft && { ...filling.draft, answers: filling.draft.answers as Answers },
    save: (body) =>
      ok(
        api.PUT('/api/forms/fillings/{tenantId}/{formId}/draft', {
          params: { path },
          body: { ...who, ...body },
        }),
      ),
  });
  const files = useMemo<FillingFiles>(
    () => ({
      known: filling.files,
      url: (id) => `/api/forms/attachments/${tenantId}/${id}`,
      send: (field, file, options) =>
        upload<KeptFile>(
          `/api/forms/fillings/${tenantId}/${formId}/attachments?field=${encodeURIComponent(field)}`,
          file,
          options,
        ),
    }),
    [filling.files, tenantId, formId],
  );
  // What the platform knows today stands in the form, also over an older draft.
  const answers = useMemo(() => overDraft(draft.answers, filling), [draft.answers, filling]);
  return (
    <>
      {draft.meeting && <MeetingNotice model={model} meeting={draft.meeting} choose={draft.choose} />}
      {good && (
        <Callout tone="good">
          <p>
            <b>{t('try.good')}</b> {t('try.good.body')}
          </p>
        </Callout>
      )}
      <Filler
        model={model}
        answers={answers}
        onChange={(next) => {
          setGood(false);
          draft.change(next);
        }}
        rights={filling.rights as Rights}
        provenance={filling.provenance}
        files={files}
        submitWords={t('try.submit')}
        onSubmit={async (given) => {
          await ok(
            api.POST('/api/forms/fillings/{tenantId}/{formId}/trial', {
              params: { path },
              body: { ...who, answers: given },
            }),
          );
          setGood(true);
        }}
        footer={
          <span className="tx-forms-saved">
            <SavedWords saved={draft.saved} />
            <Button
              type="link"
              onClick={async () => {
                await draft.finish();
                await ok(
                  api.DELETE('/api/forms/fillings/{tenantId}/{formId}/draft', {
                    params: { path, query: who },
                  }),
                );
                reload();
              }}
            >
              {t('try.discard')}
            </Button>
          </span>
        }
      />
    </>
  );
}

function overDraft(answers: Answers, filling: Filling): Answers {
  const result = structuredClone(answers);
  for (const [path, { locked }] of Object.entries(filling.provenance)) {
    if (!locked) continue;
    const keys = path.split('.');
    let from: unknown = filling.answers;
    let to: Record<string, unknown> = result;
    for (const key of keys.slice(0, -1)) {
      from = (from as Record<string, unknown>)[key];
      to[key] ??= {};
      to = to[key] as Record<string, unknown>;
    }
    const last = keys.at(-1) as string;
    to[last] = (from as Record<string, unknown>)[last];
  }
  return result;
}
