import RjsfForm from '@rjsf/core';
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { Button, Steps } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Answers, ext, type FormModel, fieldsOf, sectionsOf } from '#platform/forms/form/model.ts';
import type { Rights } from '#platform/forms/form/rights.ts';
import { settle, withoutEmpty } from '#platform/forms/form/settle.ts';
import { checkSubmission } from '#platform/forms/form/submission.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import { useLanguage } from '../../i18n/language.ts';
import { usePick, useTexts } from '../../i18n/texts.ts';
import { useNarrow } from '../narrow.ts';
import { ProblemAlert } from '../problem-alert.tsx';
import { controls } from './controls.tsx';
import { drawnSchema } from './drawn-schema.ts';
import { FilesField } from './files-field.tsx';
import { FillingContext, type FillingFiles, type FillingState, type Provenance } from './filling-context.ts';
import { FieldFrame, GroupFrame, RowFrame, RowsFrame } from './frames.tsx';
import './filler.css';
import { fieldPath } from './pointer.ts';
import { SignatureField } from './signature-field.tsx';
import texts from './texts.ts';

interface FillerProps {
  model: FormModel;
  answers: Answers;
  onChange: (answers: Answers) => void;
  rights: Rights;
  provenance?: Readonly<Record<string, Provenance>>;
  files: FillingFiles;
  /** Sends the answers. Throws `Problem`; its pointers lead to the fields. */
  onSubmit?: (answers: Answers) => Promise<void>;
  submitWords?: string;
  /** Further buttons, words about what is saved. */
  footer?: ReactNode;
}

/** The library judges nothing: our own interpreter does, the same one as on the server. */
const judgesNothing: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};
const templates = {
  FieldTemplate: FieldFrame,
  ObjectFieldTemplate: GroupFrame,
  ArrayFieldTemplate: RowsFrame,
  ArrayFieldItemTemplate: RowFrame,
  DescriptionFieldTemplate: () => null,
  TitleFieldTemplate: () => null,
};
const fields = { files: FilesField, signature: SignatureField };
/** Fields from which on a form of several sections is asked step by step. */
const longForm = 12;

const defaults = { emptyObjectFields: 'skipDefaults', arrayMinItems: { populate: 'never' } } as const;
const noButtons = <span hidden />;

type Wrong = { pointer: string; words: string };
const idOf = (pointer: string) => ['f', ...fieldPath(pointer)].join('_');

/** A form to fill in: sections or steps, bound answers with their source, an error summary that leads to the fields. */
export function Filler(props: FillerProps) {
  const { model, answers, onChange, rights, provenance = {}, files, onSubmit } = props;
  const t = useTexts(texts);
  const say = usePick();
  const language = useLanguage();
  const narrow = useNarrow();
  const [wrong, setWrong] = useState<Wrong[]>([]);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState(0);
  const summary = useRef<HTMLDivElement>(null);

  const sections = sectionsOf(model);
  const all = useMemo(() => fieldsOf(model), [model]);
  const stepwise = sections.length > 1 && (model.layout.steps ?? all.length >= longForm);
  const last = !stepwise || step >= sections.length - 1;
  const fixed = useMemo(
    () => new Set(Object.entries(provenance).flatMap(([path, { locked }]) => (locked ? [path] : []))),
    [provenance],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` changes with the language only
  const drawn = useMemo(() => drawnSchema(model, rights, fixed, say), [model, rights, fixed, language]);
  const settled = useMemo(() => settle(model, withoutEmpty(answers) as Answers), [model, answers]);
  const state = useMemo<FillingState>(
    () => ({
      model,
      errors: new Map(wrong.map(({ pointer, words }) => [pointer, words])),
      absent: settled.absent,
      provenance,
      files,
      step: stepwise ? step : undefined,
      required: new Set(all.flatMap(({ path, required }) => (required ? [path.join('.')] : []))),
      computed: new Set(all.flatMap(({ path, field }) => (ext(field).computed ? [path.join('.')] : []))),
    }),
    [model, wrong, settled, provenance, files, stepwise, step, all],
  );

  // What was put right stops being called wrong.
  const judged = () => {
    const locked: Rights = {
      ...rights,
      fields: { ...rights.fields, ...Object.fromEntries([...fixed].map((path) => [path, 'read'])) },
    };
    const { errors } = checkSubmission(model, answers, { rights: locked, previous: answers });
    return errors.map(({ pointer, detail }) => ({ pointer, words: say(detail) }));
  };
  const ofStep = ({ pointer }: Wrong) =>
    !stepwise || sections[step]?.fields.includes(String(fieldPath(pointer)[0])) === true;
  const complain = (found: Wrong[], error?: Problem) => {
    setWrong(found);
    setProblem(error);
    requestAnimationFrame(() => summary.current?.focus());
  };
  const forward = async () => {
    const found = judged();
    if (!last) {
      const here = found.filter(ofStep);
      if (here.length > 0) return complain(here);
      complain([]);
      setStep(step + 1);
      return undefined;
    }
    if (found.length > 0) return complain(found);
    complain([]);
    setBusy(true);
    try {
      await onSubmit?.(settled.data);
    } catch (thrown) {
      const error = asProblem(thrown);
      complain(
        error.errors.map(({ pointer, detail }) => ({
          pointer: pointer.replace(/^\/answers/, ''),
          words: detail,
        })),
        error,
      );
    } finally {
      setBusy(false);
    }
    return undefined;
  };
  const lead = (pointer: string) => {
    const first = String(fieldPath(pointer)[0]);
    const target = sections.findIndex((section) => section.fields.includes(first));
    if (stepwise && target >= 0) setStep(target);
    requestAnimationFrame(() => {
      const field = document.getElementById(idOf(pointer));
      field?.scrollIntoView({ block: 'center' });
      field?.focus();
    });
  };

  const latest = useRef(answers);
  latest.current = answers;
  const changed = useRef<(next: Answers) => void>(() => undefined);
  changed.current = (next) => {
    latest.current = next;
    onChange(next);
    if (wrong.length > 0)
      setWrong((list) => list.filter(({ pointer }) => !changedAt(pointer, settled.data, next)));
  };
  /**
   * The library reports what a person changed with the field's id, or with an id that is undefined when rows came, went or
   * moved; what it makes up itself from data that it was given a moment ago it reports without one. Only the first counts,
   * and of that only the field: what else the report holds may be older than what stands here.
   */
  const report = useCallback(({ formData }: { formData?: unknown }, ...ids: (string | undefined)[]) => {
    if (ids.length === 0) return;
    const path = ids[0]?.split('_').slice(1);
    changed.current(path ? withValue(latest.current, path, valueAt(formData, path)) : (formData as Answers));
  }, []);

  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    top.current?.scrollIntoView({ block: 'start' });
  }, [step]);

  return (
    <FillingContext value={state}>
      <div className="tx-fill" ref={top}>
        {stepwise && (
          <nav aria-label={t('steps')}>
            {narrow ? (
              <p className="tx-quiet">{t('step', { n: step + 1, all: sections.length })}</p>
            ) : (
              <Steps
                current={step}
                size="small"
                items={sections.map((section) => ({ title: say(section.title) }))}
              />
            )}
          </nav>
        )}
        <div ref={summary} tabIndex={-1} className="tx-form-summary">
          {wrong.length > 0 && (
            <div className="tx-callout tx-callout-bad" role="alert">
              <div>
                <b>{t('errors', { count: wrong.length })}</b>
                <ul>
                  {wrong.map(({ pointer, words }) => (
                    <li key={pointer + words}>
                      <a
                        href={`#${idOf(pointer)}`}
                        onClick={(event) => {
                          event.preventDefault();
                          lead(pointer);
                        }}
                      >
                        {words}
                      </a>
                    </li>
                  ))}
                </ul>
              </div>
            </div>
          )}
          {wrong.length === 0 && <ProblemAlert error={problem} />}
        </div>
        <RjsfForm
          tagName="div"
          idPrefix="f"
          schema={drawn.schema as RJSFSchema}
          uiSchema={drawn.ui}
          formData={settled.data}
          validator={judgesNothing}
          noValidate
          showErrorList={false}
          widgets={controls}
          templates={templates}
          fields={fields}
          experimental_defaultFormStateBehavior={defaults}
          onChange={report}
        >
          {noButtons}
        </RjsfForm>
        <div className="tx-fill-foot">
          {props.footer}
          <div>
            {stepwise && step > 0 && (
              <Button size="large" onClick={() => setStep(step - 1)}>
                {t('back')}
              </Button>
            )}
            {(!last || onSubmit) && (
              <Button size="large" type="primary" loading={busy} onClick={() => void forward()}>
                {last ? props.submitWords : t('next')}
              </Button>
            )}
          </div>
        </div>
      </div>
    </FillingContext>
  );
}

const valueAt = (answers: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((held, key) => (held as Record<string, unknown> | undefined)?.[key], answers);

/** The answers with one of them changed; undefined takes it away. Positions of rows are digits. */
function withValue<T>(held: T, [key, ...rest]: readonly string[], value: unknown): T {
  if (key === undefined) return value as T;
  const copy = (Array.isArray(held) ? [...held] : { ...held }) as Record<string, unknown>;
  const next = withValue(copy[key] as Record<string, unknown> | undefined, rest, value);
  if (next === undefined && !Array.isArray(copy)) delete copy[key];
  else copy[key] = next;
  return copy as T;
}

const changedAt = (pointer: string, before: unknown, after: unknown): boolean =>
  JSON.stringify(valueAt(before, fieldPath(pointer))) !== JSON.stringify(valueAt(after, fieldPath(pointer)));
