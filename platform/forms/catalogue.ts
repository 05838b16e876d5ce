import type { Ctx } from '../ctx.ts';
import { PlatformError } from '../errors.ts';
import type { DatumEntry } from './form/fill-once.ts';
import { type Answers, type Bilingual, ext, type FormModel, fieldsOf } from './form/model.ts';
import './forms.errors.ts';

/** For whom a form is filled in. A module that registers data says who may fill in for whom. */
export type FormSubject = {
  /** The applicant, the signed-in person unless an office fills in for somebody. */
  personId: string;
  childId?: string | undefined;
  organisationId?: string | undefined;
};

/** A datum that the platform knows, and how it is found. Undefined: not known, so the person is asked. */
export type Datum = DatumEntry & {
  resolve: (ctx: Ctx, subject: FormSubject) => Promise<Known | undefined>;
};
/**
 * A value, and of whom or what it is, for the words beside the field. With `masked`, the actor may use the value but
 * not see it: the form shows the mask, and the server puts the value in its place.
 */
export type Known = { value: unknown; of: string; masked?: string };

const catalogue = new Map<string, Datum>();
const guards = new Set<(ctx: Ctx, subject: FormSubject) => Promise<boolean>>();

/** Enters a datum into the catalogue: from now on forms may not ask for it without taking it from there. */
export function registerDatum(datum: Datum): void {
  const known = catalogue.get(datum.key);
  if (known && known !== datum) throw new Error(`datum registered twice: ${datum.key}`);
  catalogue.set(datum.key, datum);
}

/** Registers who may fill in for whom: true lets, all must. */
export function registerSubjectGuard(guard: (ctx: Ctx, subject: FormSubject) => Promise<boolean>): void {
  guards.add(guard);
}

export const listData = (): DatumEntry[] => [...catalogue.values()].map(({ resolve: _, ...entry }) => entry);

/** Where an answer came from, as the form shows it. */
export type Provenance = { datum: string; source: Bilingual; of: string; locked: boolean; at: string };
export type Filling = {
  /** What the form shows. */
  answers: Answers;
  /** What stands, whatever is sent; in clear, so it never leaves the server. */
  locked: Answers;
  /** By path: `guardian.phone`. */
  provenance: Record<string, Provenance>;
};

/**
 * Fills the bound fields of a form for a subject. What the catalogue does not know stays open, a locked field too: the
 * person answers it then. @throws forms.subject-foreign for a child, person or institution that is not the actor's
 */
export async function prefill(ctx: Ctx, model: FormModel, subject: FormSubject): Promise<Filling> {
  for (const guard of guards)
    if (!(await guard(ctx, subject))) throw new PlatformError('forms.subject-foreign');
  const bound = fieldsOf(model).flatMap(({ path, field }) => {
    const { bind } = ext(field);
    const datum = bind && catalogue.get(bind.datum);
    return bind && datum ? [{ path, datum, mode: bind.mode }] : [];
  });
  const wanted = new Set(bound.map(({ datum }) => datum));
  // The subject is one object for all: sources read once what several data come from.
  const shared = { ...subject };
  const known = new Map(
    await Promise.all([...wanted].map(async (datum) => [datum, await datum.resolve(ctx, shared)] as const)),
  );
  const filling: Filling = { answers: {}, locked: {}, provenance: {} };
  for (const { path, datum, mode } of bound) {
    const found = known.get(datum);
    if (found === undefined || found.value === undefined || found.value === '') continue;
    const locked = mode === 'locked' || found.masked !== undefined;
    put(filling.answers, path, found.masked ?? found.value);
    if (locked) put(filling.locked, path, found.value);
    filling.provenance[path.join('.')] = {
      datum: datum.key,
      source: datum.source,
      of: found.of,
      locked,
      at: ctx.now().toISOString(),
    };
  }
  return filling;
}

function put(answers: Answers, path: readonly string[], value: unknown): void {
  let held = answers;
  for (const key of path.slice(0, -1)) {
    held[key] ??= {};
    held = held[key] as Answers;
  }
  held[path.at(-1) as string] = value;
}
