import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { Answers, FormModel } from '#platform/forms/form/model.ts';
import { everything } from '#platform/forms/form/rights.ts';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { asProblem, type FieldError, type Problem } from '#web/api/problem.ts';
import { useCan } from '#web/api/session.ts';
import { useFormat } from '#web/i18n/format.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { Filler } from '#web/ui/form/filler.tsx';
import type { FillingFiles } from '#web/ui/form/filling-context.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Canvas } from './canvas.tsx';
import { addField, type FieldPath, freeKey, moveField, sectionOf } from './editing.ts';
import { FormState } from './form-state.tsx';
import './forms.css';
import { boundField, type Datum, datumFieldKey, newField } from './kinds.ts';
import { type Dragged, Palette } from './palette.tsx';
import { PropertiesPanel } from './properties.tsx';
import { sampleAnswers } from './sample.ts';
import texts from './texts.ts';

const loadForm = (id: string) => ok(api.GET('/api/forms/forms/{id}', { params: { path: { id } } }));
type Form = Awaited<ReturnType<typeof loadForm>>;

/** 设计表单: questions and known data are dragged into sections; saved as it is made, published when it is right. */
export default function DesignForm() {
  const t = useTexts(texts);
  const say = usePick();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: ['forms.form', id],
    queryFn: () => loadForm(id),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const data = useQuery({
    queryKey: ['forms.data'],
    queryFn: () => ok(api.GET('/api/forms/data')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={t('design.title', { name: query.data ? say(query.data.name) : '' })} query={query}>
      {query.data && (
        <Designer
          key={`${query.data.id} ${query.data.state}`}
          form={query.data}
          data={data.data?.data ?? []}
        />
      )}
    </Page>
  );
}

type Saving = { state: 'saved' | 'saving' | 'unsaved'; at: string };

/** Saves a moment after the last change, one save at a time. */
function useAutosave(form: Form) {
  const [model, setModel] = useState(form.model as unknown as FormModel);
  const [saving, setSaving] = useState<Saving>({ state: 'saved', at: form.changedAt });
  const [problem, setProblem] = useState<Problem>();
  const now = useRef({
    model,
    revision: form.revision,
    timer: 0,
    busy: undefined as Promise<void> | undefined,
    kept: model,
  });

  const save = async (): Promise<void> => {
    const state = now.current;
    clearTimeout(state.timer);
    await state.busy;
    if (state.kept === state.model) return;
    const sent = state.model;
    const work = async () => {
      setSaving((last) => ({ ...last, state: 'saving' }));
      try {
        const result = await ok(
          api.PUT('/api/forms/forms/{id}', {
            params: { path: { id: form.id } },
            headers: ifMatch(state.revision),
            body: { name: form.name, model: sent as unknown as Record<string, unknown> },
          }),
        );
        state.revision = result.revision;
        state.kept = sent;
        setProblem(undefined);
        setSaving({ state: state.model === sent ? 'saved' : 'unsaved', at: result.changedAt });
      } catch (thrown) {
        setProblem(asProblem(thrown));
        setSaving((last) => ({ ...last, state: 'unsaved' }));
        throw thrown;
      }
    };
    state.busy = work().finally(() => {
      state.busy = undefined;
    });
    await state.busy;
  };
  const saver = useRef(save);
  saver.current = save;
  const change = (next: FormModel) => {
    now.current.model = next;
    setModel(next);
    setSaving((last) => ({ ...last, state: 'unsaved' }));
    clearTimeout(now.current.timer);
    now.current.timer = window.setTimeout(() => void saver.current().catch(() => undefined), 800);
  };
  useEffect(() => {
    const state = now.current;
    return () => clearTimeout(state.timer);
  }, []);
  return { model, change, save, saving, problem, setProblem, revision: () => now.current.revision };
}

function Designer({ form, data }: { form: Form; data: readonly Datum[] }) {
  const t = useTexts(texts);
  const format = useFormat();
  const go = useNavigate();
  const queries = useQueryClient();
  const mayDesign = useCan('forms.form.design');
  const mayPublish = useCan('forms.form.publish');
  const frozen = form.state !== 'draft' || !mayDesign;
  const { model, change, save, saving, problem, setProblem, revision } = useAutosave(form);
  const [path, setPath] = useState<FieldPath>();
  const [section, setSection] = useState(0);
  const [view, setView] = useState<'design' | 'computer' | 'phone'>('design');
  const [asking, setAsking] = useState(false);
  const findings = problem?.code === 'forms.unfit' ? problem.errors : [];

  const place = (dragged: Dragged, section: number, position?: number) => {
    if (frozen) return;
    if ('field' in dragged) {
      const from = sectionOf(model, dragged.field);
      const at = model.layout.sections[from]?.fields.indexOf(dragged.field) ?? 0;
      // Positions count without the field that moves.
      const to = position ?? model.layout.sections[section]?.fields.length ?? 0;
      change(moveField(model, dragged.field, section, from === section && at < to ? to - 1 : to));
      return;
    }
    const datum = 'datum' in dragged ? data.find(({ key }) => key === dragged.datum) : undefined;
    const key = datum ? freeKey(model, datumFieldKey(datum.key)) : freeKey(model);
    const field = datum
      ? boundField(datum)
      : 'kind' in dragged
        ? newField(dragged.kind, words(`kind.${dragged.kind}`), [
            words('option.first'),
            words('option.second'),
          ])
        : undefined;
    if (!field) return;
    change(addField(model, { key, field, section, position }));
    setPath([key]);
  };
  const publish = async () => {
    try {
      await save();
      await ok(
        api.POST('/api/forms/forms/{id}/publication', {
          params: { path: { id: form.id } },
          headers: ifMatch(revision()),
        }),
      );
      await queries.invalidateQueries({ queryKey: ['forms.form', form.id] });
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  const nextVersion = async () => {
    const next = await ok(api.POST('/api/forms/forms/{id}/versions', { params: { path: { id: form.id } } }));
    await go({ to: '/forms/$id/design', params: { id: next.id } });
  };
  const leadTo = (finding: FieldError) => {
    const key = keyOf(finding);
    if (key) setPath([key]);
  };

  return (
    <>
      <div className="tx-forms-bar">
        <span>
          <FormState state={form.state} version={form.version} />{' '}
          {!frozen && (
            <span className="tx-quiet" role="status">
              {saving.state === 'saved'
                ? t('design.save', { time: format.clock(saving.at) })
                : t(saving.state === 'saving' ? 'design.saving' : 'design.unsaved')}
            </span>
          )}
        </span>
        {form.versions.length > 1 && (
          <Select
            aria-label={t('design.versions')}
            value={form.id}
            options={form.versions.map((one) => ({
              value: one.id,
              label: `${t('version', { n: one.version })} · ${t(`state.${one.state}`)}`,
            }))}
            onChange={(next) => void go({ to: '/forms/$id/design', params: { id: next } })}
          />
        )}
        <Segmented
          value={view}
          options={[
            { value: 'design', label: t('design.design') },
            { value: 'computer', label: `${t('design.preview')} · ${t('design.preview.computer')}` },
            { value: 'phone', label: `${t('design.preview')} · ${t('design.preview.phone')}` },
          ]}
          onChange={setView}
        />
        <span>
          {form.state === 'published' && (
            <Link
              className="tx-button"
              to="/forms/try/$tenantId/$id"
              params={{ tenantId: form.tenantId, id: form.id }}
            >
              {t('design.try')}
            </Link>
          )}
          {form.state !== 'draft' && mayDesign && (
            <Button onClick={() => void nextVersion()}>{t('design.next')}</Button>
          )}
          {!frozen && mayPublish && (
            <Button type="primary" onClick={() => setAsking(true)}>
              {t('design.publish')}
            </Button>
          )}
        </span>
      </div>
      {form.state !== 'draft' && (
        <Callout tone="info">
          <p>{t('design.frozen')}</p>
        </Callout>
      )}
      {findings.length > 0 ? (
        <div className="tx-callout tx-callout-bad" role="alert">
          <div>
            <b>{t('design.findings', { count: findings.length })}</b>
            <ul>
              {findings.map((finding) => (
                <li key={finding.pointer + finding.detail}>
                  <button type="button" className="tx-link-button" onClick={() => leadTo(finding)}>
                    {finding.detail}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : (
        <ProblemAlert error={problem} />
      )}
      {view === 'design' ? (
        <div className="tx-forms-designer" data-frozen={frozen}>
          {!frozen && <Palette data={data} onAdd={(dragged) => place(dragged, section)} />}
          <Canvas
            model={model}
            frozen={frozen}
            chosen={path?.[0]}
            section={section}
            wrong={new Set(findings.flatMap((finding) => keyOf(finding) ?? []))}
            onChoose={(key) => setPath([key])}
            onSection={setSection}
            onDrop={place}
            onChange={change}
          />
          {!frozen && (
            <aside className="tx-forms-properties" aria-label={t('design.design')}>
              {path ? (
                <PropertiesPanel
                  key={path.join('.')}
                  model={model}
                  path={path}
                  data={data}
                  onChange={change}
                  onPath={setPath}
                />
              ) : (
                <p className="tx-quiet">{t('props.none')}</p>
              )}
            </aside>
          )}
        </div>
      ) : (
        <Preview model={model} phone={view === 'phone'} />
      )}
      <ConfirmDialog
        open={asking}
        title={t('design.publish')}
        verb={t('design.publish')}
        onClose={() => setAsking(false)}
        onConfirm={publish}
      >
        {t('design.publish.ask')}
      </ConfirmDialog>
    </>
  );
}

/** The top-level field that a finding is about. */
const keyOf = ({ pointer }: FieldError): string | undefined =>
  pointer.split('/properties/')[1]?.split('/')[0];

const words = (key: keyof typeof texts.zh & keyof typeof texts.en) => ({
  zh: texts.zh[key],
  en: texts.en[key],
});

/** Nothing is uploaded from a preview. */
const noFiles: FillingFiles = {
  known: [],
  url: () => '',
  send: async (_field, file) => ({
    id: crypto.randomUUID(),
    name: file.name,
    mediaType: file.type,
    size: file.size,
  }),
};

function Preview({ model, phone }: { model: FormModel; phone: boolean }) {
  const t = useTexts(texts);
  const [answers, setAnswers] = useState<Answers>({});
  return (
    <div className="tx-forms-preview" data-phone={phone}>
      <p>
        <Button onClick={() => setAnswers(sampleAnswers(model))}>{t('design.preview.sample')}</Button>
      </p>
      <Filler model={model} answers={answers} onChange={setAnswers} rights={everything} files={noFiles} />
    </div>
  );
}
