import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { cancelJob, isOver, type Job, useJob } from '../api/jobs.ts';
import { asProblem } from '../api/problem.ts';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
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
  const format = useFormat();
  const { data: job, error } = useJob(id);
  const [cancelling, setCancelling] = useState(false);
  const over = job !== undefined && isOver(job);
  const tell = useEffectEvent(() => job && onOver?.(job));
  useEffect(() => {
    if (over) tell();
  }, [over]);

  const { done, total } = job ?? {};
  const share = done !== undefined && total ? Math.min(1, done / total) : undefined;
  const cancel = async () => {
    setCancelling(true);
    await cancelJob(id).catch((thrown) => toast.error(asProblem(thrown).message));
    setCancelling(false);
  };

  return (
    <section className="tx-job" data-state={job?.state ?? 'queued'} aria-label={title}>
      <header>
        <b>{title}</b>
        <span className="tx-quiet" role="status">
          {t(`job.${job?.state ?? 'queued'}`)}
          {share !== undefined && !over && ` ${format.share(share, 0)}`}
        </span>
      </header>
      {!over && <progress aria-label={title} {...(share === undefined ? {} : { value: share, max: 1 })} />}
      {!over && (
        <p className="tx-quiet">
          {job?.step && <span>{job.step}</span>}
          {done !== undefined && total !== undefined && (
            <span>{t('job.count', { done: format.number(done), total: format.number(total) })}</span>
          )}
          {job?.secondsLeft !== undefined && (
            <span>{t('job.left', { span: format.span(job.secondsLeft) })}</span>
          )}
          {job?.cancellable !== false && (
            <button
              type="button"
              className="tx-link-button"
              disabled={cancelling}
              onClick={() => void cancel()}
            >
              {t('job.cancel')}
            </button>
          )}
        </p>
      )}
      {error && !job && <p className="tx-quiet">{t('job.lost')}</p>}
      {job?.state === 'failed' && (
        <p role="alert" className="tx-tone-bad">
          {job.problem?.detail ?? job.problem?.title ?? t('job.failed')}
        </p>
      )}
      {job?.state === 'done' && result?.(job)}
    </section>
  );
}
