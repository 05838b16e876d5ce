import { z } from 'zod';
import type { OfferRow, PlanRow } from './plan.queries.ts';

const stages = ['kindergarten', 'primary', 'junior'] as const;
export const phases = ['draft', 'announced', 'open', 'closed', 'drawn', 'finished'] as const;
export type Phase = (typeof phases)[number];

const instant = z.iso.datetime({ offset: true });

export const planInput = z
  .object({
    name: z.string().trim().min(2).max(100),
    schoolYear: z.number().int().min(2020).max(2100).describe('The year in which it begins'),
    stage: z.enum(stages),
    bornFrom: z.iso.date(),
    bornTo: z.iso.date(),
    mostChoices: z.number().int().min(1).max(5).default(2),
    opensAt: instant,
    closesAt: instant,
    confirmUntil: instant,
    notes: z.string().trim().max(5000).default(''),
  })
  .superRefine((plan, ctx) => {
    const order = (path: string, message: string, ok: boolean) => {
      if (!ok) ctx.addIssue({ code: 'custom', path: [path], message });
    };
    order(
      'bornTo',
      '截止出生日期不能早于起始日期 / must not lie before bornFrom',
      plan.bornFrom <= plan.bornTo,
    );
    order(
      'closesAt',
      '报名截止时间须晚于开始时间 / must be later than opensAt',
      Date.parse(plan.opensAt) < Date.parse(plan.closesAt),
    );
    order(
      'confirmUntil',
      '确认截止时间须晚于报名截止时间 / must be later than closesAt',
      Date.parse(plan.closesAt) < Date.parse(plan.confirmUntil),
    );
  });
export type PlanInput = z.infer<typeof planInput>;

/** 统计用区划代码: twelve digits, or the beginning of one that stands for all below it. */
export const areaCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);

const area = z.strictObject({ code: areaCode, name: z.string().trim().min(1).max(60) });
export type Area = z.infer<typeof area>;

export const offersInput = z.object({
  offers: z
    .array(
      z.object({
        schoolId: z.uuid(),
        seats: z.number().int().min(0).max(10_000),
        areas: z.array(area).max(500).default([]),
      }),
    )
    .min(1)
    .max(1000),
});

export const planResponse = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  name: z.string(),
  schoolYear: z.number(),
  stage: z.enum(stages),
  bornFrom: z.iso.date(),
  bornTo: z.iso.date(),
  mostChoices: z.number(),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  confirmUntil: z.iso.datetime(),
  notes: z.string(),
  phase: z.enum(phases),
  commitment: z.string().nullable().describe('SHA-256 of the secret, published when the plan is'),
  secret: z.string().nullable().describe('After the draw only'),
  witness: z.string().nullable(),
  seed: z.string().nullable(),
  version: z.number(),
});
export type Plan = z.infer<typeof planResponse>;

export const offerResponse = z.object({
  schoolId: z.uuid(),
  schoolName: z.string(),
  seats: z.number(),
  areas: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type Offer = z.infer<typeof offerResponse>;

export function phaseOf(row: Pick<PlanRow, 'state' | 'opens_at' | 'closes_at'>, now: Date): Phase {
  if (row.state !== 'published') return row.state as Phase;
  if (now < row.opens_at) return 'announced';
  return now < row.closes_at ? 'open' : 'closed';
}

export function toPlan(row: PlanRow, now: Date): Plan {
  const told = row.state === 'drawn' || row.state === 'finished';
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    schoolYear: row.school_year,
    stage: row.stage as Plan['stage'],
    bornFrom: row.born_from,
    bornTo: row.born_to,
    mostChoices: row.most_choices,
    opensAt: row.opens_at.toISOString(),
    closesAt: row.closes_at.toISOString(),
    confirmUntil: row.confirm_until.toISOString(),
    notes: row.notes,
    phase: phaseOf(row, now),
    commitment: row.commitment,
    secret: told ? row.secret : null,
    witness: told ? row.witness : null,
    seed: told ? row.seed : null,
    version: row.version,
  };
}

export const toOffer = (row: OfferRow, areas: readonly Area[]): Offer => ({
  schoolId: row.school_id,
  schoolName: row.school_name,
  seats: row.seats,
  areas: [...areas],
});
