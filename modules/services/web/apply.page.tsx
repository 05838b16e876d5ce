import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Radio } from 'antd';
import { useMemo, useState } from 'react';
import type { Answers, FormModel } from '#platform/forms/form/model.ts';
import { everything } from '#platform/forms/form/rights.ts';
import { api, ok } from '#web/api/client.ts';
import { queries } from '#web/api/query.ts';
import { useSignedIn } from '#web/api/session.ts';
import { upload } from '#web/api/upload.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { MeetingNotice, SavedWords } from '#web/ui/form/draft-notice.tsx';
import { Filler } from '#web/ui/form/filler.tsx';
import type { FillingFiles, KeptFile, Provenance } from '#web/ui/form/filling-context.ts';
import { useFillingDraft } from '#web/ui/form/use-filling-draft.ts';
import { Page } from '#web/ui/page.tsx';
import { SectionCard } from '#web/ui/section-card.tsx';
import { toast } from '#web/ui/toast.tsx';
import type { OnBehalf } from '../application.schema.ts';
import type { Item } from '../item.schema.ts';
import texts from './texts.ts';
import './services.css';

/** The form of a service, with everything filled in that is known; a draft is kept while it is typed. */
export default function Apply() {
  const t = useTexts(texts);
  const say = usePick();
  const { tenantId = '', id = '' } = useParams({ strict: false });
  const { activeRole } = useSignedIn();
  const [chosen, setChosen] = useState<string>();
  const item = useQuery({
    queryKey: ['services', 'item', tenantId, id],
    queryFn: ({ signal }) =>
      ok(
        api.GET('/api/services/tenants/{tenantId}/items/{id}', {
          params: { path: { tenantId, id } },
          signal,
        }),
      ),
  });
  const children = useQuery({
    queryKey: ['directory', 'children'],
    queryFn: ({ signal }) => ok(api.GET('/api/directory/children', { signal })),
  });
  const { data } = item;
  const options = choicesFor(data, children.data?.items ?? [], activeRole?.organisation, t('apply.self'));
  const choice = options.find(({ value }) => value === chosen) ?? options[0];
  return (
    <Page
      title={data ? say(data.title) : t('apply')}
      query={item.data && children.isPending ? children : item}
      narrow
    >
      {options.length > 1 && (
        <SectionCard title={t('apply.for')}>
          <Radio.Group
            aria-label={t('apply.for')}
            value={choice?.value}
            options={options.map(({ value, label }) => ({ value, label }))}
            onChange={(event) => setChosen(String(event.target.value))}
          />
        </SectionCard>
      )}
      {data && choice && <Begun key={choice.value} item={data} onBehalf={choice.onBehalf} />}
      {data && !choice && children.data && (
        <Callout tone="warn" title={t('apply.nobody')}>
          <p>
            <Link to="/directory/children">{t('apply.bind')}</Link>
          </p>
        </Callout>
      )}
    </Page>
  );
}

type Child = { person: { id: string; name: string } };

function choicesFor(
  item: Item | undefined,
  children: readonly Child[],
  organisation: { id: string; name: string } | undefined,
  self: string,
): { value: string; label: string; onBehalf: OnBehalf }[] {
  return (item?.appliesFor ?? []).flatMap((kind) => {
    if (kind === 'self') return [{ value: kind, label: self, onBehalf: { kind } as OnBehalf }];
    if (kind === 'institution')
      return organisation
        ? [
            {
              value: organisation.id,
              label: organisation.name,
              onBehalf: { kind, organisationId: organisation.id } as OnBehalf,
            },
          ]
        : [];
    return children.map(({ person }) => ({
      value: person.id,
      label: person.name,
      onBehalf: { kind, personId: person.id } as OnBehalf,
    }));
  });
}

const begin = (item: Item, onBehalf: OnBehalf) =>
  ok(
    api.POST('/api/services/tenants/{tenantId}/items/{itemId}/beginnings', {
      params: { path: { tenantId: item.tenantId, itemId: item.id } },
      body: { onBehalf },
    }),
  );
const loadFilling = (item: Item, childId: string | undefined) =>
  ok(
    api.GET('/api/forms/fillings/{tenantId}/{formId}', {
      params: {
        path: { tenantId: item.tenantId, formId: item.form.id },
        query: childId ? { childId } : {},
      },
    }),
  );
type Filling = Awaited<ReturnType<typeof loadFilling>>;
type Beginning = Awaited<ReturnType<typeof begin>>;

const childOf = (onBehalf: OnBehalf) => (onBehalf.kind === 'child' ? onBehalf.personId : undefined);

function Begun({ item, onBehalf }: { item: Item; onBehalf: OnBehalf }) {
  const query = useQuery({
    queryKey: ['services', 'beginning', item.id, onBehalf],
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: async () => ({
      begun: await begin(item, onBehalf),
      filling: await loadFilling(item, childOf(onBehalf)),
    }),
  });
  return (
    <SectionCard query={query}>
      {query.data && <FormPart item={item} onBehalf={onBehalf} {...query.data} />}
    </SectionCard>
  );
}

function FormPart({
  item,
  onBehalf,
  begun,
  filling,
}: {
  item: Item;
  onBehalf: OnBehalf;
  begun: Beginning;
  filling: Filling;
}) {
  const t = useTexts(texts);
  const go = useNavigate();
  const { person } = useSignedIn();
  const { tenantId } = item;
  const formId = item.form.id;
  const path = { tenantId, formId };
  const childId = childOf(onBehalf);
  const who = childId ? { childId } : {};
  const model = begun.form.model as FormModel;
  const known = begun.answers as Answers;
  const provenance = begun.provenance as Readonly<Record<string, Provenance>>;
  const draft = useFillingDraft({
    name: `services.apply.${item.id}.${childId ?? person.id}`,
    start: known,
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
  const answers = useMemo(() => ({ ...draft.answers, ...known }), [draft.answers, known]);
  return (
    <>
      {draft.meeting && <MeetingNotice model={model} meeting={draft.meeting} choose={draft.choose} />}
      <Filler
        model={model}
        answers={answers}
        onChange={draft.change}
        rights={everything}
        provenance={provenance}
        files={files}
        submitWords={t('apply.send')}
        footer={<SavedWords saved={draft.saved} />}
        onSubmit={async (given) => {
          const made = await ok(
            api.POST('/api/services/tenants/{tenantId}/items/{itemId}/applications', {
              params: { path: { tenantId, itemId: item.id } },
              body: { onBehalf, answers: given },
            }),
          );
          await draft.finish();
          await api.DELETE('/api/forms/fillings/{tenantId}/{formId}/draft', {
            params: { path, query: who },
          });
          toast.ok(t('apply.sent', { number: made.number }));
          await queries.invalidateQueries({ queryKey: ['services', 'mine'] });
          void go({
            to: '/procedures/cases/$tenantId/$id',
            params: { tenantId: made.tenantId, id: made.caseId },
          });
        }}
      />
    </>
  );
}
