import type { Who } from './draft.ts';
import type { Doer, Failure } from './state.ts';

/** Every move, as data. `who` acts; rights are checked by the move itself. */
export type Command = { who: Who } & (
  | { do: 'start'; data?: Record<string, unknown> | undefined }
  /** A draft is kept. */
  | { do: 'keep'; data: Record<string, unknown> }
  | {
      do: 'complete';
      taskId: string;
      choice: string;
      comment?: string | undefined;
      data?: Record<string, unknown> | undefined;
      version?: number | undefined;
    }
  /** 退回. `directly`: after the correction it comes back to this very step. */
  | { do: 'return'; taskId: string; to: string; reason: string; directly: boolean }
  /** 收回 one's own last decision. */
  | { do: 'take-back'; taskId: string; reason?: string | undefined }
  /** 撤回 the whole case. */
  | { do: 'withdraw'; reason?: string | undefined }
  | {
      do: 'add-signers';
      taskId: string;
      how: 'before' | 'after' | 'parallel';
      doers: readonly Doer[];
      reason?: string | undefined;
    }
  | { do: 'remove-signer'; taskId: string; reason?: string | undefined }
  | { do: 'reassign'; taskId: string; to: Doer; reason?: string | undefined }
  | { do: 'urge'; taskId: string; reason?: string | undefined }
  | { do: 'suspend'; reason: string }
  | { do: 'resume'; reason?: string | undefined }
  | { do: 'void'; reason: string }
  | { do: 'wake'; tokenId: string }
  | { do: 'action-done'; tokenId: string; result?: Record<string, unknown> | undefined }
  | { do: 'action-failed'; tokenId: string; failure: Failure }
  | { do: 'action-retry'; tokenId: string; reason?: string | undefined }
  | { do: 'action-skip'; tokenId: string; reason: string }
  | { do: 'child-started'; tokenId: string; child: { tenantId: string; caseId: string } }
  | { do: 'child-ended'; tokenId: string; outcome: string }
  /** The parent case ended: this one goes with it. */
  | { do: 'stop'; status: 'withdrawn' | 'voided' }
  | { do: 'overdue'; taskId: string }
);
export type CommandOf<K extends Command['do']> = Extract<Command, { do: K }>;
