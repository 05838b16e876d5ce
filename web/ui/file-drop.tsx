import { useId, useState } from 'react';
import { useFormat } from '../i18n/format.ts';
import { useTexts } from '../i18n/texts.ts';
import { Icon } from './icon.tsx';
import { useNarrow } from './narrow.ts';
import texts from './texts.ts';

interface FileDropProps {
  /** Endings with dot: `['.xlsx', '.csv']`. The server looks at the content; this only saves a wasted upload. */
  accept: readonly string[];
  /** Bytes. */
  maxSize: number;
  onFile: (file: File) => void;
  /** Share sent while `onFile`'s upload runs, 0–1. */
  progress?: number;
  /** Words about what belongs into the file, a link to the template. */
  hint?: React.ReactNode;
}

/** Takes one file by drop or by choice. */
export function FileDrop({ accept, maxSize, onFile, progress, hint }: FileDropProps) {
  const t = useTexts(texts);
  const format = useFormat();
  const narrow = useNarrow();
  const id = useId();
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [file, setFile] = useState<File>();
  const kinds = accept.join(' ');

  const take = (chosen: File | undefined) => {
    if (!chosen) return;
    const { name, size } = chosen;
    setRefusal(undefined);
    if (!accept.some((ending) => name.toLowerCase().endsWith(ending)))
      return setRefusal(t('file.wrongKind', { name, kinds }));
    if (size === 0) return setRefusal(t('file.empty', { name }));
    if (size > maxSize)
      return setRefusal(t('file.tooLarge', { name, size: format.size(size), most: format.size(maxSize) }));
    setFile(chosen);
    onFile(chosen);
  };

  return (
    <div className="tx-file">
      <label
        className="tx-file-drop"
        data-over={over}
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <Icon name={file ? 'document' : 'upload'} size={28} />
        <b>{file ? file.name : t(narrow ? 'file.drop.phone' : 'file.drop')}</b>
        <span className="tx-quiet">
          {file
            ? `${format.size(file.size)} · ${t('file.change')}`
            : t('file.kinds', { kinds, size: format.size(maxSize) })}
        </span>
        <input
          id={id}
          type="file"
          className="tx-visually-hidden"
          accept={accept.join(',')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {progress !== undefined && file && (
        <div className="tx-job" data-state="running">
          <p className="tx-quiet" role="status">
            {t('file.sending', { name: file.name })} {format.share(progress, 0)}
          </p>
          <progress value={progress} max={1} aria-label={file.name} />
        </div>
      )}
      {refusal && (
        <p role="alert" className="tx-tone-bad">
          {refusal}
        </p>
      )}
      {hint && <div className="tx-quiet">{hint}</div>}
    </div>
  );
}
