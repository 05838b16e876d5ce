import type { FieldCipher } from '../crypto/field.ts';
import {
  type Answers,
  ext,
  type FieldSchema,
  type FormModel,
  isGroup,
  isRepeat,
  type Properties,
} from './form/model.ts';
import { isRecord } from './form/settle.ts';

/** How a sealed answer stands in the stored data. */
type Sealed = { $sealed: string };

const isSealed = (value: unknown): value is Sealed => isRecord(value) && typeof value.$sealed === 'string';

/** Calls `change` for each answer to a sensitive field, in groups and rows too; the path is without positions. */
function overSensitive(
  properties: Properties,
  answers: Answers,
  change: (value: unknown, path: string) => unknown,
  path = '',
): Answers {
  const one = (field: FieldSchema, value: unknown, at: string): unknown => {
    if (ext(field).sensitive) return change(value, at);
    if (isGroup(field) && isRecord(value)) return overSensitive(field.properties, value, change, at);
    if (isRepeat(field) && Array.isArray(value)) {
      const { properties } = field.items;
      return value.map((row) => (isRecord(row) ? overSensitive(properties, row, change, at) : row));
    }
    return value;
  };
  return Object.fromEntries(
    Object.entries(answers).map(([key, value]) => {
      const field = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return [key, field ? one(field, value, `${path}.${key}`) : value];
    }),
  );
}

/**
 * Answers as they are stored: sensitive ones sealed for this record (`forms.draft:…`, `workflow.case:<id>`) and
 * field, so that they open nowhere else.
 */
export function sealAnswers(
  cipher: FieldCipher,
  model: FormModel,
  answers: Answers,
  record: string,
): Answers {
  return overSensitive(model.schema.properties, answers, (value, path) =>
    isSealed(value) ? value : { $sealed: cipher.seal(JSON.stringify(value), `${record}${path}`) },
  );
}

/** The answers again. @throws CryptoError for one that was sealed for another record or field. */
export function openAnswers(cipher: FieldCipher, model: FormModel, stored: Answers, record: string): Answers {
  return overSensitive(model.schema.properties, stored, (value, path) =>
    isSealed(value) ? JSON.parse(cipher.open(value.$sealed, `${record}${path}`)) : value,
  );
}
