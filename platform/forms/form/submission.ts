import { limits } from './limits.ts';
import { type Answers, type FormModel, fieldsOf, pointerOf } from './model.ts';
import { applyRights, type Rights, rightOf } from './rights.ts';
import { isRecord, settle, withoutEmpty } from './settle.ts';
import { canonical, type FormError, validateData } from './validate.ts';

export type Submitted = {
  /** What is to be stored: rights applied, codes in canonical form, formulas worked out, absent fields gone. */
  data: Answers;
  errors: FormError[];
};

/** Levels of nesting that any form can have: two for each group of rows. */
const deepest = limits.depth * 2 + 2;

/** Refuses what no form could have asked for, before anything walks it. */
function bounded(value: unknown): FormError | undefined {
  let open: unknown[] = [value];
  for (let level = 0; open.length > 0; level++) {
    if (level > deepest) {
      const detail = { zh: '内容嵌套太深', en: 'What was sent is nested too deep' };
      return { pointer: '', detail };
    }
    open = open.flatMap((held) => (typeof held === 'object' && held !== null ? Object.values(held) : []));
  }
  const size = new TextEncoder().encode(JSON.stringify(value)).length;
  if (size <= limits.dataBytes) return undefined;
  const most = Math.floor(limits.dataBytes / 1024);
  return {
    pointer: '',
    detail: {
      zh: `填写的内容超过 ${most} KB，请精简`,
      en: `What was filled in exceeds ${most} KB; shorten it`,
    },
  };
}

/** Only the fields of the form, empty ones gone: what a draft keeps, whether or not it is right. */
export function readDraft(model: FormModel, given: unknown): Submitted {
  const outside = isRecord(given)
    ? bounded(given)
    : { pointer: '', detail: { zh: '应为对象', en: 'An object is needed' } };
  if (outside) return { data: {}, errors: [outside] };
  const data = withoutEmpty(given) as Answers;
  const foreign = Object.keys(data).filter((key) => !Object.hasOwn(model.schema.properties, key));
  return {
    data,
    errors: foreign.map((key) => ({
      pointer: pointerOf([key.slice(0, 60)]),
      detail: { zh: '表单中没有这一项', en: 'The form has no such field' },
    })),
  };
}

/**
 * Judges what one step sends for a form, the same way on both sides. `locked` holds the values of locked bound fields:
 * they stand, whatever was sent. Missing answers are only missed where the step may write.
 */
export function checkSubmission(
  model: FormModel,
  given: unknown,
  { rights, previous = {}, locked = {} }: { rights: Rights; previous?: Answers; locked?: Answers },
): Submitted {
  const read = readDraft(model, given);
  if (read.errors.length > 0) return read;
  const applied = applyRights(model, { rights, given: canonical(model, read.data), previous });
  const { data, absent } = settle(model, overlay(applied.data, locked));
  const right = (path: readonly (string | number)[]) =>
    rightOf(
      rights,
      path.filter((part) => typeof part === 'string'),
    );
  const found = validateData(model, data, (path) => right(path) === 'write' && !absent.has(pointerOf(path)));
  const told = new Set(applied.errors.map(({ pointer }) => pointer));
  const known = new Set(fieldsOf(model).map(({ path }) => path.join('.')));
  const fixed = new Set(leavesOf(locked));
  // What the sender can neither see nor change is not the sender's to mend; an unknown field is.
  const seen = found.filter(({ pointer }) => {
    const path = keysOf(pointer);
    const id = path.join('.');
    return !told.has(pointer) && !fixed.has(id) && (!known.has(id) || right(path) === 'write');
  });
  return { data, errors: [...applied.errors, ...seen] };
}

const keysOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .filter((part) => !/^\d+$/.test(part));

const leavesOf = (values: Answers, at = ''): string[] =>
  Object.entries(values).flatMap(([key, value]) =>
    isRecord(value) ? leavesOf(value, `${at}${key}.`) : [`${at}${key}`],
  );

function overlay(data: Answers, over: Answers): Answers {
  const result = { ...data };
  for (const [key, value] of Object.entries(over)) {
    const below = result[key];
    result[key] = isRecord(value) && isRecord(below) ? overlay(below, value) : value;
  }
  return result;
}
