import type { FieldProps } from '@rjsf/utils';
import { Button, Input } from 'antd';
import { type PointerEvent, useRef, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useTexts } from '../../i18n/texts.ts';
import { keysOf, useFilling } from './filling-context.ts';
import texts from './texts.ts';

const size = { width: 600, height: 200 };

function asFile(canvas: HTMLCanvasElement): Promise<File | undefined> {
  return new Promise((resolve) =>
    canvas.toBlob(
      (blob) => resolve(blob ? new File([blob], 'signature.png', { type: 'image/png' }) : undefined),
      'image/png',
    ),
  );
}

/** A drawn signature; for hands that cannot draw, the same picture from a typed name. */
export function SignatureField({ formData, onChange, fieldPathId, readonly }: FieldProps) {
  const t = useTexts(texts);
  const filling = useFilling();
  const changed = useRef(onChange);
  changed.current = onChange;
  const canvas = useRef<HTMLCanvasElement>(null);
  const pen = useRef(false);
  const [drawn, setDrawn] = useState(false);
  const [typing, setTyping] = useState(false);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const keys = keysOf(fieldPathId.path);
  const id = fieldPathId.$id;

  const at = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * size.width,
      ((event.clientY - box.top) / box.height) * size.height,
    ] as const;
  };
  const ink = () => {
    const context = canvas.current?.getContext('2d');
    if (!context) return undefined;
    context.lineWidth = 4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = '#111';
    context.fillStyle = '#111';
    return context;
  };
  const clear = () => {
    ink()?.clearRect(0, 0, size.width, size.height);
    setDrawn(false);
  };
  const write = (text: string) => {
    setName(text);
    const context = ink();
    if (!context) return;
    context.clearRect(0, 0, size.width, size.height);
    context.font = '96px "Kaiti SC", KaiTi, STKaiti, cursive';
    context.textBaseline = 'middle';
    context.fillText(text, 40, size.height / 2, size.width - 80);
    setDrawn(text.trim() !== '');
  };
  const use = async () => {
    const file = canvas.current && (await asFile(canvas.current));
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const kept = await filling.files.send(keys, file, {
        idempotencyKey: crypto.randomUUID(),
        onProgress: () => undefined,
      });
      changed.current(kept.id, fieldPathId.path, undefined, id);
    } catch (thrown) {
      setProblem(asProblem(thrown).message);
    } finally {
      setBusy(false);
    }
  };

  if (typeof formData === 'string')
    return (
      <div id={id} tabIndex={-1} className="tx-fill-signed">
        <img src={filling.files.url(formData)} alt={t('sign.done')} />
        {!readonly && (
          <Button onClick={() => onChange(undefined, fieldPathId.path, undefined, id)}>
            {t('sign.again')}
          </Button>
        )}
      </div>
    );
  if (readonly) return null;
  return (
    <div className="tx-fill-sign">
      <canvas
        id={id}
        ref={canvas}
        {...size}
        tabIndex={-1}
        role="img"
        aria-label={t('sign.draw')}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          pen.current = true;
          const context = ink();
          context?.beginPath();
          context?.moveTo(...at(event));
        }}
        onPointerMove={(event) => {
          if (!pen.current) return;
          const context = canvas.current?.getContext('2d');
          context?.lineTo(...at(event));
          context?.stroke();
          setDrawn(true);
        }}
        onPointerUp={() => {
          pen.current = false;
        }}
        onPointerCancel={() => {
          pen.current = false;
        }}
      />
      {typing && (
        <Input
          size="large"
          aria-label={t('sign.name')}
          placeholder={t('sign.name')}
          maxLength={20}
          value={name}
          onChange={(event) => write(event.target.value)}
        />
      )}
      <div>
        <Button onClick={clear}>{t('sign.clear')}</Button>
        <Button type="primary" disabled={!drawn} loading={busy} onClick={() => void use()}>
          {t('sign.use')}
        </Button>
        {!typing && (
          <Button type="link" onClick={() => setTyping(true)}>
            {t('sign.typed')}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="tx-fill-error">
          {problem}
        </p>
      )}
    </div>
  );
}
