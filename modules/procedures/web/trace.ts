import type { WordKey } from './texts.ts';

/** What a move in the trace is called. */
export function traceWords(kind: string): WordKey {
  const words: Record<string, WordKey> = {
    started: 'trace.started',
    completed: 'trace.completed',
    returned: 'trace.returned',
    skipped: 'trace.skipped',
    notice: 'trace.notice',
    urged: 'trace.urged',
    overdue: 'trace.overdue',
    ended: 'trace.ended',
    reassigned: 'trace.reassigned',
    'signer-added': 'trace.signers-added',
    'signer-removed': 'trace.signer-removed',
    suspended: 'trace.suspended',
    resumed: 'trace.resumed',
    voided: 'trace.voided',
    withdrawn: 'trace.withdrawn',
    'taken-back': 'trace.taken-back',
    'action-done': 'trace.action-done',
    'action-failed': 'trace.action-failed',
    timer: 'trace.timer',
  };
  return words[kind] ?? 'trace.other';
}
