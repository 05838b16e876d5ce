import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { cancelJob, failureOf, isOver, type Job, secondsLeft, useJob } from '../api/jobs.ts';
import { asProblem } from '../api/problem.ts';
import { useFormat } from '../i18n/format.ts';
import { usePick, useTexts } from '../i18n/texts.ts';
import texts from './texts.ts';
import { toast } from './toast.tsx';

interface JobProgressProps {
  /** Id of the job, as a 202 answer named it. */
  id: string;
  title: string;
  /** What to show when it is done: the report, the file. */
  result?: (job: Job) => ReactNode;
  onOver?: (job: Job) => void;
}

/** Long work: how far, how long still, cancel, result. The person may leave; the work goes on. */
export function JobProgress({ id, title, result, onOver }: JobProgressProps) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const { data: job, error } = useJob(id);
  const over = job !== undefined && isOver(job);
  const tell = useEffectEvent(() => job && onOver?.(job));
  useEffect(() => {
    if (over) tell();
  }, [over]);

  const state = job?.state ?? 'queued';
  const share = job?.total ? Math.min(1, job.done / job.total) : undefined;
  const failure = job && failureOf(job);

  return (
    <section className="tx-job" data-state={state} aria-label={title}>
      <header>
        <b>{title}</b>
        <span className="tx-quiet" role="status">
          {t(`job.${state}`)}
          {share !== undefined && !over && ` ${format.share(share, 0)}`}
        </span>
      </header>
      {!over && <progress aria-label={title} {...(share === undefined ? {} : { value: share, max: 1 })} />}
      {job && !over && <Standing job={job} />}
      {error && !job && <p className="tx-quiet">{t('job.lost')}</p>}
      {state === 'failed' && (
        <p role="alert" className="tx-tone-bad">
          {failure ? say(failure) : t('job.failed')}
        </p>
      )}
      {job?.state === 'done' && result?.(job)}
    </section>
  );
}

function Standing({ job }: { job: Job }) {
  const t = useTexts(texts);
  const say = usePick();
  const format = useFormat();
  const [cancelling, setCancelling] = useState(false);
  const left = secondsLeft(job, Date.now());
  const cancel = async () => {
    setCancelling(true);
    await cancelJob(job.id).catch((thrown) => {
      toast.error(asProblem(thrown).message);
      setCancelling(false);
    });
  };
  return (
    <p className="tx-quiet">
      {job.message && <span>{say(job.message)}</span>}
      {job.total !== null && (
        <span>{t('job.count', { done: format.number(job.done), total: format.number(job.total) })}</span>
      )}
      {left !== undefined && <span>{t('job.left', { span: format.span(left) })}</span>}
      <button type="button" className="tx-link-button" disabled={cancelling} onClick={() => void cancel()}>
        {t(cancelling ? 'job.cancelling' : 'job.cancel')}
      </button>
    </p>
  );
}
