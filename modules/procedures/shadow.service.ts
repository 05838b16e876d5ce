import { z } from 'zod';
import { authorise } from '#platform/auth/authorise.ts';
import { type Ctx, tenantOf } from '#platform/ctx.ts';
import { defineJob, getJob, startJob } from '#platform/jobs.ts';
import { decidedCases, evaluateFeel, getDefinition } from '#platform/workflow/index.ts';
import { playShadow, type Shadow } from './shadow.policy.ts';

/** So many cases are played, the latest first. */
const most = 1000;
const shownCases = 100;

const verdict = z.enum(['same', 'different', 'undecided', 'stuck']);
export const shadowResult = z.object({
  cases: z.number().int(),
  same: z.number().int(),
  different: z.number().int(),
  undecided: z.number().int(),
  stuck: z.number().int(),
  /** Cases that would not have ended as they did, at most 100. */
  rows: z.array(
    z.object({
      caseId: z.uuid(),
      title: z.object({ zh: z.string(), en: z.string() }),
      was: z.string().nullable(),
      would: z.string().nullable(),
      at: z.object({ zh: z.string(), en: z.string() }).nullable(),
      verdict,
    }),
  ),
});

export const shadowJob = defineJob({
  kind: 'procedures.shadow-run',
  input: z.object({ tenantId: z.uuid(), definitionId: z.uuid() }),
  expireInSeconds: 600,
  run: async (ctx, { tenantId, definitionId }, control) => {
    const { key, model } = await getDefinition(ctx, { tenantId, id: definitionId });
    const names = new Map(model.nodes.map((node) => [node.id, node.name]));
    const cases = await decidedCases(ctx, { tenantId, procedure: key, limit: most });
    const result: z.infer<typeof shadowResult> = {
      cases: cases.length,
      same: 0,
      different: 0,
      undecided: 0,
      stuck: 0,
      rows: [],
    };
    for (const [index, one] of cases.entries()) {
      const history = {
        facts: {
          data: one.data,
          steps: one.steps,
          applicant: { personId: one.applicantId },
          case: {
            id: one.id,
            tenantId: one.tenantId,
            organisationId: one.organisationId,
            procedure: one.procedure,
          },
        },
        outcomes: Object.fromEntries(Object.entries(one.steps).map(([node, fact]) => [node, fact.outcome])),
      };
      const shadow = playShadow(model, history, (feel, facts) => evaluateFeel(feel, facts, key) === true);
      const found = judge(shadow, one.outcome);
      result[found]++;
      if (found !== 'same' && result.rows.length < shownCases)
        result.rows.push({
          caseId: one.id,
          title: one.title,
          was: one.outcome,
          would: 'outcome' in shadow ? shadow.outcome : null,
          at:
            names.get('undecided' in shadow ? shadow.undecided : 'stuck' in shadow ? shadow.stuck : '') ??
            null,
          verdict: found,
        });
      await control.progress(index + 1, cases.length);
    }
    return result;
  },
});

function judge(shadow: Shadow, was: string | null): z.infer<typeof verdict> {
  if ('undecided' in shadow) return 'undecided';
  if ('stuck' in shadow) return 'stuck';
  return shadow.outcome === was ? 'same' : 'different';
}

/** 影子运行: plays the latest decided cases of this procedure through this version; nothing is changed. */
export async function startShadowRun(ctx: Ctx, id: string) {
  authorise(ctx, 'workflow.definition.manage');
  const tenantId = tenantOf(ctx);
  await getDefinition(ctx, { tenantId, id });
  return { jobId: await startJob(ctx, shadowJob, tenantId, { tenantId, definitionId: id }) };
}

/** What a finished run found; null while it runs. */
export async function shadowRun(ctx: Ctx, jobId: string) {
  authorise(ctx, 'workflow.definition.manage');
  const job = await getJob(ctx, jobId);
  return { result: job.state === 'done' ? shadowResult.parse(job.result) : null };
}
