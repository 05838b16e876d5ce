import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { api, ifMatch, ok } from '#web/api/client.ts';
import { asProblem } from '#web/api/problem.ts';
import { useCan } from '#web/api/session.ts';
import { usePick, useTexts } from '#web/i18n/texts.ts';
import { Callout } from '#web/ui/callout.tsx';
import { ConfirmDialog } from '#web/ui/confirm.tsx';
import { useDraft } from '#web/ui/form/use-draft.ts';
import { useNarrow } from '#web/ui/narrow.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { toast } from '#web/ui/toast.tsx';
import { Canvas, type OpenDrawing } from './canvas.tsx';
import { DrawingView } from './drawing.tsx';
import { ElementPanel, ProcessPanel } from './element-panel.tsx';
import { Findings } from './findings.tsx';
import type { Shape } from './settings.ts';
import { ShadowRun } from './shadow-run.tsx';
import { DefinitionState } from './state.tsx';
import texts from './texts.ts';
import { VersionChanges } from './version-changes.tsx';
import type { Definition, Finding } from './wire.ts';
import './procedures.css';

/** One version of a procedure: drawn and set here, checked, published. */
export default function Designer() {
  const t = useTexts(texts);
  const say = usePick();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: ['procedures', 'definition', id],
    queryFn: ({ signal }) =>
      ok(api.GET('/api/procedures/definitions/{id}', { params: { path: { id } }, signal })),
    // What is drawn here is newer than what the server has.
    refetchOnWindowFocus: false,
  });
  const found = query.data;
  return (
    <Page
      title={found ? say(found.name) : t('list.title')}
      lead={
        found && (
          <>
            <DefinitionState state={found.state} />{' '}
            {t('designer.lead', { key: found.key, version: found.version })}
          </>
        )
      }
      query={query}
    >
      {found && <Version key={`${found.id} ${found.state}`} found={found} />}
    </Page>
  );
}

function Version({ found }: { found: Definition }) {
  const narrow = useNarrow();
  const mayManage = useCan('workflow.definition.manage');
  if (found.state === 'draft' && mayManage && !narrow) return <Editor found={found} />;
  return <Reading found={found} mayManage={mayManage} narrow={narrow} />;
}

/** A version to look at: published, or on a phone. */
function Reading({ found, mayManage, narrow }: { found: Definition; mayManage: boolean; narrow: boolean }) {
  const t = useTexts(texts);
  const say = usePick();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = { params: { path: { id: found.id } } };
  const revise = async () => {
    try {
      const draft = found.versions.find((one) => one.state === 'draft');
      const { id } = draft ?? (await ok(api.POST('/api/procedures/definitions/{id}/revision', path)));
      await client.invalidateQueries({ queryKey: ['procedures'] });
      await navigate({ to: '/procedures/definitions/$id', params: { id } });
    } catch (thrown) {
      setError(thrown);
    }
  };
  return (
    <>
      <div className="pr-bar">
        {found.state !== 'draft' && mayManage && (
          <button type="button" className="tx-button tx-button-primary" onClick={() => void revise()}>
            {t('designer.revise')}
          </button>
        )}
        {found.state === 'published' && mayManage && (
          <button type="button" className="tx-button" onClick={() => setAsked(true)}>
            {t('designer.retire')}
          </button>
        )}
        <a className="tx-button" href={`/api/procedures/definitions/${found.id}/file`} download>
          {t('designer.export')}
        </a>
      </div>
      <ProblemAlert error={error} />
      {found.state !== 'draft' && <Callout>{t('designer.frozen')}</Callout>}
      {found.state === 'draft' && narrow && <Callout>{t('designer.phone')}</Callout>}
      <DrawingView bpmn={found.bpmn} label={say(found.name)} />
      {found.state === 'draft' && <Findings findings={found.findings} />}
      <VersionChanges id={found.id} />
      <ConfirmDialog
        open={asked}
        title={t('designer.retire.ask')}
        verb={t('designer.retire')}
        danger
        onClose={() => setAsked(false)}
        onConfirm={async () => {
          await ok(api.POST('/api/procedures/definitions/{id}/retirement', path));
          await client.invalidateQueries({ queryKey: ['procedures'] });
        }}
      >
        <p>{t('designer.retire.detail')}</p>
      </ConfirmDialog>
    </>
  );
}

function Editor({ found }: { found: Definition }) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const draft = useDraft(`procedures.drawing.${found.id}`, String(found.revision));
  const [drawing, setDrawing] = useState<OpenDrawing>();
  const [chosen, setChosen] = useState<Shape>();
  const [, setTurn] = useState(0);
  const [dirty, setDirty] = useState(false);
  const [name, setName] = useState(found.name);
  const [findings, setFindings] = useState<Finding[]>();
  const [error, setError] = useState<unknown>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState(0);
  const revision = useRef(found.revision);
  const kept = draft.found?.values as { bpmn: string } | undefined;
  const words = useQuery({
    queryKey: ['procedures', 'vocabulary'],
    queryFn: ({ signal }) => ok(api.GET('/api/procedures/vocabulary', { signal })),
  });

  /** Shows the findings that a refusal carries; everything else is an error of the page. */
  const explain = (thrown: unknown) => {
    const carried = asProblem(thrown).body.findings;
    if (Array.isArray(carried)) setFindings(carried as Finding[]);
    else setError(thrown);
  };
  const changed = () => {
    setDirty(true);
    setTurn((turn) => turn + 1);
    void drawing?.xml().then((bpmn) => draft.save({ bpmn }));
  };
  const work = async (what: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await what();
    } catch (thrown) {
      explain(thrown);
    } finally {
      setBusy(false);
    }
  };
  const save = async (): Promise<Definition | undefined> => {
    if (!drawing) return;
    const saved = await ok(
      api.PUT('/api/procedures/definitions/{id}', {
        params: { path: { id: found.id } },
        headers: ifMatch(revision.current),
        body: { name, bpmn: await drawing.xml() },
      }),
    );
    revision.current = saved.revision;
    setDirty(false);
    setFindings(saved.findings);
    draft.discard();
    return saved;
  };
  const publish = async () => {
    if (dirty) await save();
    const published = await ok(
      api.POST('/api/procedures/definitions/{id}/publication', { params: { path: { id: found.id } } }),
    );
    toast.ok(t('designer.published'));
    client.setQueryData(['procedures', 'definition', found.id], published);
    await client.invalidateQueries({ queryKey: ['procedures', 'definitions'] });
  };
  return (
    <>
      <div className="pr-bar">
        <Input
          aria-label={t('new.zh')}
          style={{ width: '14rem' }}
          maxLength={100}
          value={name.zh}
          onChange={(event) => {
            setName({ ...name, zh: event.target.value });
            setDirty(true);
          }}
        />
        <button type="button" className="tx-button" onClick={() => drawing?.undo()}>
          {t('designer.undo')}
        </button>
        <button type="button" className="tx-button" onClick={() => drawing?.redo()}>
          {t('designer.redo')}
        </button>
        <button type="button" className="tx-button" onClick={() => drawing?.fit()}>
          {t('designer.fit')}
        </button>
        <span className="pr-space tx-quiet" role="status">
          {dirty ? t('designer.unsaved') : t('designer.saved')}
        </span>
        <a className="tx-button" href={`/api/procedures/definitions/${found.id}/file`} download>
          {t('designer.export')}
        </a>
        <button
          type="button"
          className="tx-button"
          disabled={busy || !drawing}
          onClick={() =>
            void work(async () => {
              const bpmn = (await drawing?.xml()) ?? '';
              setFindings(
                (await ok(api.POST('/api/procedures/drawing-checks', { body: { bpmn } }))).findings,
              );
            })
          }
        >
          {t('designer.check')}
        </button>
        <button
          type="button"
          className="tx-button"
          disabled={busy || !drawing}
          onClick={() =>
            void work(async () => {
              if (await save()) toast.ok(t('designer.saved'));
            })
          }
        >
          {t('designer.save')}
        </button>
        <button
          type="button"
          className="tx-button tx-button-primary"
          disabled={busy || !drawing}
          onClick={() => setAsked(true)}
        >
          {t('designer.publish')}
        </button>
      </div>
      <ProblemAlert error={error} />
      {kept && opened === 0 && (
        <Callout tone="info">
          {t('designer.restored')}{' '}
          <button
            type="button"
            className="tx-quiet-button"
            onClick={() => {
              draft.discard();
              setOpened(1);
            }}
          >
            {t('designer.discard')}
          </button>
        </Callout>
      )}
      <div className="pr-designer">
        <Canvas
          key={`${opened} ${kept ? 'kept' : 'saved'}`}
          bpmn={kept?.bpmn ?? found.bpmn}
          onOpen={setDrawing}
          onSelect={setChosen}
          onChange={changed}
          onError={setError}
        />
        <div className="pr-side">
          {drawing && words.data && chosen && chosen.type !== 'bpmn:Process' && (
            <ElementPanel key={chosen.id} drawing={drawing} shape={chosen} words={words.data} />
          )}
          {drawing && (!chosen || chosen.type === 'bpmn:Process') && <ProcessPanel drawing={drawing} />}
          {findings && <Findings findings={findings} onGo={(id) => drawing?.select(id)} />}
        </div>
      </div>
      <ShadowRun id={found.id} />
      <VersionChanges id={found.id} />
      <ConfirmDialog
        open={asked}
        title={t('designer.publish.ask')}
        verb={t('designer.publish')}
        onClose={() => setAsked(false)}
        onConfirm={() => publish().catch(explain)}
      >
        <p>{t('designer.publish.detail')}</p>
      </ConfirmDialog>
    </>
  );
}
