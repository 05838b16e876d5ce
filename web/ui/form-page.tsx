import { Button, Form, type FormInstance } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../api/problem.ts';
import { useSession } from '../api/session.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
import { enqueue, type Waiting } from '../offline/outbox.ts';
import { Callout } from './callout.tsx';
import { byField, type FieldPath, fieldId } from './form/pointer.ts';
import { useDraft } from './form/use-draft.ts';
import { ProblemAlert } from './problem-alert.tsx';
import texts from './texts.ts';
import { toast } from './toast.tsx';

export interface FormPageProps<Values extends object, Result> {
  /** Stable name of the form and of its draft, for example `directory.person.new` or `directory.person.<id>`. */
  name: string;
  /** What stands in the fields at first. Only plain data (no Date, no dayjs), or drafts could not be kept. */
  initialValues?: Partial<Values>;
  /** Version of the record that is edited; a draft of another version is not restored. */
  version?: string | number;
  /** Sends the values. The key stays the same while the same values are tried again. Throws `Problem`. */
  onSubmit: (values: Values, send: { idempotencyKey: string }) => Promise<Result>;
  onDone?: (result: Result, values: Values) => void;
  onCancel?: () => void;
  /** For 412: loads the latest version. */
  onReload?: () => void;
  /** Verb on the button. Default 保存. */
  submitWords?: string;
  /** Field of a JSON pointer when the API names it differently: `/identifiers/0/value` → `/residentId`. */
  rename?: (pointer: string) => string;
  /** When the server cannot be reached, the write is kept on this device and sent later as this request. */
  queue?: (values: Values) => Pick<Waiting, 'method' | 'url' | 'body' | 'title'>;
  /** Own form instance, when the page must set fields. */
  form?: FormInstance<Values>;
  /** `Form.Item`s of Ant Design. */
  children: ReactNode;
}

interface Complaint {
  name: FieldPath;
  errors: string[];
}

/**
 * A form in one column: drafts kept, a summary of errors with links to the fields, the server's errors put at
 * their fields, repeatable submission.
 */
export function FormPage<Values extends object, Result = unknown>(props: FormPageProps<Values, Result>) {
  const t = useTexts(texts);
  const format = useFormat();
  const session = useSession();
  const [own] = Form.useForm<Values>();
  const form = props.form ?? own;
  const formName = props.name.replace(/[^\w-]/g, '-');
  const draftVersion = props.version === undefined ? undefined : String(props.version);
  const draft = useDraft(props.name, draftVersion);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [complaints, setComplaints] = useState<Complaint[]>([]);
  const [restored, setRestored] = useState<string>();
  const key = useRef(crypto.randomUUID());
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!draft.found) return;
    form.setFieldsValue(draft.found.values as Parameters<typeof form.setFieldsValue>[0]);
    setRestored(draft.found.savedAt);
  }, [draft.found, form]);

  const complain = (fields: Complaint[], error?: Problem) => {
    setComplaints(fields);
    setProblem(error);
    requestAnimationFrame(() => summary.current?.focus());
  };

  const submit = async (values: Values) => {
    setBusy(true);
    complain([]);
    try {
      const result = await props.onSubmit(values, { idempotencyKey: key.current });
      finish(result, values);
    } catch (thrown) {
      const error = asProblem(thrown);
      const mayKeep = session?.signedIn && !session.account.sharedDevice;
      if (error.isLine && props.queue && mayKeep) await queue(values, session.person.id);
      else refuse(error);
    } finally {
      setBusy(false);
    }
  };

  const finish = (result: Result, values: Values) => {
    draft.discard();
    setRestored(undefined);
    key.current = crypto.randomUUID();
    props.onDone?.(result, values);
  };

  const queue = async (values: Values, personId: string) => {
    const write = props.queue?.(values);
    if (!write) return;
    await enqueue({
      ...write,
      key: key.current,
      madeAt: new Date().toISOString(),
      personId,
      page: location.pathname + location.search,
      form: props.name,
      values: form.getFieldsValue(true),
      version: draftVersion,
    });
    startAgain();
    key.current = crypto.randomUUID();
    toast.info(t('form.queued'));
    props.onCancel?.();
  };

  const refuse = (error: Problem) => {
    const fields = byField(error.errors, props.rename).filter((field) => field.name.length > 0);
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
    complain(fields, error);
  };

  const changed = () => {
    if (problem && !problem.isLine) key.current = crypto.randomUUID();
    draft.save(form.getFieldsValue(true));
  };

  const startAgain = () => {
    draft.discard();
    setRestored(undefined);
    form.resetFields();
  };

  return (
    <Form<Values>
      form={form}
      name={formName}
      className="tx-form"
      layout="vertical"
      scrollToFirstError={false}
      initialValues={props.initialValues as Values}
      onValuesChange={changed}
      onFinish={(values) => void submit(values)}
      onFinishFailed={({ errorFields }) =>
        complain(errorFields.map((field) => ({ name: field.name as FieldPath, errors: field.errors })))
      }
    >
      {restored && (
        <Callout tone="info">
          <p>
            {t('form.draft', { when: format.ago(restored) })}{' '}
            <button type="button" className="tx-link-button" onClick={startAgain}>
              {t('form.draft.discard')}
            </button>
          </p>
        </Callout>
      )}
      <div ref={summary} tabIndex={-1} className="tx-form-summary">
        {complaints.length > 0 && (
          <div className="tx-callout tx-callout-bad" role="alert">
            <div>
              <b>{t('form.errors', { count: complaints.length })}</b>
              <ul>
                {complaints.map((field) => (
                  <li key={field.name.join('.')}>
                    <FieldLink id={fieldId(formName, field.name)} words={field.errors.join('；')} />
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        {complaints.length === 0 && (
          <ProblemAlert error={problem} {...(props.onReload ? { onReload: props.onReload } : {})} />
        )}
      </div>
      {props.children}
      <div className="tx-form-actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {props.submitWords ?? t('form.save')}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{t('form.cancel')}</Button>}
      </div>
    </Form>
  );
}

/** Leads from the summary to the field: into view and into focus. */
function FieldLink({ id, words }: { id: string; words: string }) {
  return (
    <a
      href={`#${id}`}
      onClick={(event) => {
        const field = document.getElementById(id);
        if (!field) return;
        event.preventDefault();
        field.scrollIntoView({ block: 'center' });
        field.focus();
      }}
    >
      {words}
    </a>
  );
}
