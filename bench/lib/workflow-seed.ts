import type pg from 'pg';
import type { Definition, DefinitionInput } from '#platform/workflow/index.ts';

export const role = 'bureau-officer';
const named = (text: string) => ({ zh: text, en: text });

/** Five steps, each of a role at an office with a deadline and a condition behind it: what services look like. */
export function fiveSteps(tenantId: string, offices: readonly string[]): DefinitionInput['model'] {
  const steps = [1, 2, 3, 4, 5];
  return {
    nodes: [
      { id: 'start', kind: 'start', name: named('开始') },
      ...steps.flatMap((n) => [
        {
          id: `step${n}`,
          kind: 'task' as const,
          name: named(`第 ${n} 步`),
          assign: [{ by: 'role' as const, role, at: { tenantId, organisationId: offices[n] as string } }],
          choices: [
            { key: 'approve', label: named('同意') },
            { key: 'refuse', label: named('不同意'), refuses: true, reason: true },
          ],
          deadline: { workingDays: 3, warnDays: 1 },
          fields: { opinion: 'write' as const },
        },
        { id: `way${n}`, kind: 'exclusive' as const, name: named(`第 ${n} 步通过？`) },
      ]),
      { id: 'approved', kind: 'end', name: named('办结'), outcome: 'approved' },
      { id: 'refused', kind: 'end', name: named('不予通过'), outcome: 'refused' },
    ],
    flows: [
      { id: 'f0', from: 'start', to: 'step1' },
      ...steps.flatMap((n) => [
        { id: `f${n}`, from: `step${n}`, to: `way${n}` },
        {
          id: `y${n}`,
          from: `way${n}`,
          to: n < 5 ? `step${n + 1}` : 'approved',
          when: 'outcome = "approve"',
        },
        { id: `n${n}`, from: `way${n}`, to: 'refused', otherwise: true },
      ]),
    ],
    deadline: { workingDays: 20, warnDays: 5 },
  };
}

/** A form of some twenty fields, about 1.5 KB. */
export function formOf(n: number): Record<string, string | number | boolean | string[]> {
  const form: Record<string, string | number | boolean | string[]> = {
    childName: '马小明',
    school: '康乐县第一小学',
    amount: (n % 40) * 100,
    isBoarding: n % 3 === 0,
    materials: ['户口簿', '出生证明', '房产证', '监护人身份证明'],
  };
  for (let i = 1; i <= 15; i++) form[`field${i}`] = `第 ${i} 项的填写内容，大约二十来个汉字的长度 ${n}`;
  return form;
}

type Seed = {
  tenantId: string;
  path: string;
  offices: readonly string[];
  definition: Definition;
  count: number;
  /** How many of the open tasks lie with the first office. */
  inbox: number;
};

/** Live cases at their first to fifth step, with what a case that came there has: set-based, some seconds for 100,000. */
export async function seedCases(pool: pg.Pool, seed: Seed): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`set local app.tenants = '{${seed.tenantId}}'`);
    const { tenantId, definition, offices } = seed;
    await client.query(
      `with seeded as materialized (
         select n, gen_random_uuid() as case_id, gen_random_uuid() as token_id, gen_random_uuid() as task_id,
           case when n <= $2 then $3::uuid else ($4::uuid[])[n % array_length($4::uuid[], 1) + 1] end as office,
           now() - n % 5000 * interval '1 minute' as at
         from generate_series(1, $1::int) n
       ), cases as (
         insert into workflow."case" (tenant_id, id, definition_tenant_id, definition_id, procedure, procedure_version, state,
           title_zh, title_en, applicant_id, organisation_id, path, data, steps, task_tenants, sequence, started_at, due_at,
           warn_at)
         select $5::uuid, case_id, $5, $6, $7, 1, 'running', '在办件 ' || n, 'Live case ' || n, gen_random_uuid(), $3, $8,
           $9::jsonb, '{}', array[$5::uuid], 1, at, at + interval '20 days', at + interval '15 days' from seeded
       ), tokens as (
         insert into workflow.token (tenant_id, id, case_id, node, sequence, state, trail, previous, arrived_at)
         select $5, token_id, case_id, 'step' || n % 5 + 1, 1, 'live', '{"start": 0}', '{}', at from seeded
       )
       insert into workflow.task (tenant_id, id, case_tenant_id, case_id, token_id, node, procedure, name_zh, name_en,
         title_zh, title_en, doer, role, organisation_id, state, opened_at, due_at, warn_at)
       select $5, task_id, $5, case_id, token_id, 'step' || n % 5 + 1, $7, '第 1 步', 'Step 1', '在办件 ' || n,
         'Live case ' || n, 'role:' || office || ':' || $10, $10, office, 'open', at, at + interval '3 days',
         at + interval '2 days'
       from seeded`,
      [
        seed.count,
        seed.inbox,
        offices[0],
        offices.slice(1),
        tenantId,
        definition.id,
        definition.key,
        seed.path,
        JSON.stringify(formOf(1)),
        role,
      ],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
