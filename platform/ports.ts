import type { Config } from './config.ts';
import type { FieldCipher } from './crypto/field.ts';
import type { FileStore } from './files/store.ts';
import type { Mailer } from './messages/mail.ts';
import type { Outbox } from './messages/outbox.ts';
import type { SmsSender } from './messages/sms.ts';
import type { Realtime } from './realtime.ts';

/** What lies outside the process behind a port, each with an embedded default. */
export type Ports = {
  config: Config;
  cipher: FieldCipher;
  files: FileStore;
  mail: Mailer;
  sms: SmsSender;
  realtime: Realtime;
  /** Aborted when the process is about to end: who holds an answer open ends it, or the process would wait for it. */
  ending: AbortSignal;
  /** Present in a demo only: the messages that would have been sent. */
  outbox: Outbox | undefined;
};
