import type { FieldProps } from '@rjsf/utils';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { ext, type FieldSchema, fieldsOf, isList } from '#platform/forms/form/model.ts';
import { asProblem } from '../../api/problem.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/texts.ts';
import { line } from '../../offline/line.ts';
import { Icon } from '../icon.tsx';
import { type KeptFile, keysOf, useFilling } from './filling-context.ts';
import texts from './texts.ts';

type Upload = { key: string; file: File; share: number; problem?: string; waits?: true };

const endings = { image: 'image/*', pdf: '.pdf', document: '.docx,.xlsx' } as const;

function ruleOf(field: FieldSchema | undefined) {
  const attachment = field && ext(field).attachment;
  return {
    accept: (attachment?.kinds ?? []).map((kind) => endings[kind]).join(','),
    most: field && isList(field) ? field.maxItems : 1,
    maxBytes: attachment?.maxBytes ?? 0,
  };
}

/** Attachments: each with its progress; one that the line cut is sent again when the line is back. */
export function FilesField({ formData, onChange, fieldPathId, readonly }: FieldProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const filling = useFilling();
  const input = useId();
  const keys = keysOf(fieldPathId.path);
  const placed = fieldsOf(filling.model).find(({ path }) => path.join('.') === keys);
  const rule = ruleOf(placed?.field);
  const ids: string[] = Array.isArray(formData) ? formData : [];
  const [sent, setSent] = useState<KeptFile[]>([]);
  const [uploads, setUploads] = useState<Upload[]>([]);
  const now = useRef({ ids, uploads });
  now.current = { ids, uploads };

  const change = (key: string, part: Partial<Upload>) =>
    setUploads((list) => list.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const changed = useRef(onChange);
  changed.current = onChange;
  const sending = useRef(new Set<string>());

  const send = async ({ key, file }: Upload) => {
    if (sending.current.has(key)) return;
    sending.current.add(key);
    try {
      const kept = await filling.files.send(keys, file, {
        idempotencyKey: key,
        onProgress: (share) => change(key, { share }),
      });
      setSent((list) => [...list, kept]);
      setUploads((list) => list.filter((one) => one.key !== key));
      now.current.ids = [...now.current.ids, kept.id];
      changed.current(now.current.ids, fieldPathId.path, undefined, fieldPathId.$id);
    } catch (thrown) {
      const problem = asProblem(thrown);
      change(
        key,
        problem.isLine
          ? { waits: true, share: 0 }
          : { problem: problem.errors[0]?.detail ?? problem.message },
      );
    } finally {
      sending.current.delete(key);
    }
  };
  const again = useRef(() => {});
  again.current = () => {
    for (const one of now.current.uploads)
      if (one.waits) {
        setUploads((list) =>
          list.map((other) => (other.key === one.key ? { key: one.key, file: one.file, share: 0 } : other)),
        );
        void send(one);
      }
  };
  useEffect(() => {
    const back = () => again.current();
    addEventListener('online', back);
    const leave = line.subscribe(() => line.get().reachable && again.current());
    return () => {
      removeEventListener('online', back);
      leave();
    };
  }, []);

  const take = (files: FileList | null) => {
    const room = rule.most - ids.length - uploads.length;
    const chosen = [...(files ?? [])]
      .slice(0, Math.max(0, room))
      .map((file) => ({ key: crypto.randomUUID(), file, share: 0 }));
    setUploads((list) => [...list, ...chosen]);
    for (const one of chosen) void send(one);
  };

  const known = new Map([...filling.files.known, ...sent].map((file) => [file.id, file]));
  return (
    <fieldset
      id={fieldPathId.$id}
      tabIndex={-1}
      aria-labelledby={`${fieldPathId.$id}__label`}
      className="tx-fill-set tx-fill-files"
    >
      <ul>
        {ids.map((id) => {
          const file = known.get(id);
          return (
            <li key={id}>
              <Icon name="document" size={20} />
              <a href={filling.files.url(id)} target="_blank" rel="noreferrer">
                {file?.name ?? id}
              </a>
              {file && <span className="tx-quiet">{format.size(file.size)}</span>}
              {!readonly && (
                <Button
                  type="text"
                  danger
                  aria-label={t('file.remove', { name: file?.name ?? '' })}
                  icon={<Icon name="trash" size={18} />}
                  onClick={() =>
                    onChange(
                      ids.filter((other) => other !== id),
                      fieldPathId.path,
                      undefined,
                      fieldPathId.$id,
                    )
                  }
                />
              )}
            </li>
          );
        })}
        {uploads.map((one) => (
          <li key={one.key}>
            <Icon name="upload" size={20} />
            <span>{one.file.name}</span>
            {one.waits && <span className="tx-quiet">{t('file.waiting')}</span>}
            {one.problem && <span className="tx-fill-error">{one.problem}</span>}
            {!one.waits && !one.problem && (
              <progress value={one.share} max={1} aria-label={t('file.sending', { name: one.file.name })} />
            )}
            <Button
              type="text"
              aria-label={t('file.remove', { name: one.file.name })}
              icon={<Icon name="close" size={18} />}
              onClick={() => setUploads((list) => list.filter((other) => other.key !== one.key))}
            />
          </li>
        ))}
      </ul>
      {!readonly && ids.length + uploads.length < rule.most && (
        <label className="tx-fill-pick" htmlFor={input}>
          <Icon name="upload" size={20} /> {t('file.add')}
          <span className="tx-quiet">
            {t('file.most', { count: rule.most, size: format.size(rule.maxBytes) })}
          </span>
          <input
            id={input}
            type="file"
            className="tx-visually-hidden"
            accept={rule.accept}
            multiple={rule.most > 1}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = '';
            }}
          />
        </label>
      )}
    </fieldset>
  );
}
