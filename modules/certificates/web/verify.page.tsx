import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { api, ok } from '#web/api/client.ts';
import { upload } from '#web/api/upload.ts';
import { useTexts } from '#web/i18n/texts.ts';
import { FileDrop } from '#web/ui/file-drop.tsx';
import { ProblemAlert } from '#web/ui/problem-alert.tsx';
import { Lines, SectionCard } from '#web/ui/section-card.tsx';
import type { CodeAnswer, FileAnswer } from '../verification.schema.ts';
import texts from './texts.ts';
import { VerdictCard } from './verdict.tsx';
import './certificates.css';

const largest = 10 * 1024 * 1024;

type Answer = { by: 'code'; said: CodeAnswer } | { by: 'file'; said: FileAnswer };

/** For anybody, without an account: is this certificate genuine? */
export default function Verify() {
  const { code: asked } = useParams({ strict: false }) as { code?: string };
  const t = useTexts(texts);
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState<number>();
  useEffect(() => {
    document.title = t('verify.title');
  }, [t]);
  useEffect(() => {
    if (!asked) return;
    let isOver = false;
    setBusy(true);
    setProblem(undefined);
    setAnswer(undefined);
    ok(api.GET('/api/certificates/verifications/{code}', { params: { path: { code: asked } } }))
      .then((said) => {
        if (!isOver) setAnswer({ by: 'code', said: said as CodeAnswer });
      })
      .catch((error: unknown) => {
        if (!isOver) setProblem(error);
      })
      .finally(() => setBusy(false));
    return () => {
      isOver = true;
    };
  }, [asked]);

  const bring = async (file: File) => {
    setProblem(undefined);
    setAnswer(undefined);
    setBusy(true);
    try {
      const said = await upload<FileAnswer>('/api/certificates/verifications', file, { onProgress: setSent });
      setAnswer({ by: 'file', said });
    } catch (error) {
      setProblem(error);
    } finally {
      setSent(undefined);
      setBusy(false);
    }
  };

  return (
    <div className="ct-verify">
      <header>
        <h1>{t('verify.title')}</h1>
        <p className="tx-quiet">{t('verify.lead')}</p>
      </header>
      <div role="status">
        {busy && <Lines count={4} />}
        {answer && <VerdictCard {...answer} />}
      </div>
      <ProblemAlert error={problem} />
      <SectionCard title={t('verify.code')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const code = typed.replace(/[^0-9A-Za-z]/g, '');
            if (code) void go({ to: '/verify/$code', params: { code } });
          }}
        >
          <input
            className="ct-input"
            aria-label={t('verify.code')}
            aria-describedby="ct-code-hint"
            value={typed}
            maxLength={40}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="tx-button tx-button-primary">
            {t('verify.go')}
          </button>
        </form>
        <p id="ct-code-hint" className="tx-quiet">
          {t('verify.code.hint')}
        </p>
      </SectionCard>
      <SectionCard title={t('verify.file')}>
        <FileDrop
          accept={['.pdf']}
          maxSize={largest}
          hint={t('verify.file.hint')}
          onFile={(file) => void bring(file)}
          {...(sent !== undefined && { progress: sent })}
        />
      </SectionCard>
    </div>
  );
}
