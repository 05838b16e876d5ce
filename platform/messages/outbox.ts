/** A message as the dev mailbox page shows it. Kept in memory, in demo mode only. */
export type OutboxMessage = {
  id: number;
  channel: 'mail' | 'sms';
  to: string;
  subject?: string;
  text: string;
  at: string;
};

export type Outbox = {
  add(message: Omit<OutboxMessage, 'id' | 'at'>): void;
  /** Newest first. */
  list(): readonly OutboxMessage[];
};

const keeps = 200;

/** The mailbox of a demo region: what would have been sent, readable on a page instead. */
export function createOutbox(): Outbox {
  let messages: OutboxMessage[] = [];
  let last = 0;
  return {
    add(message) {
      messages = [{ ...message, id: ++last, at: new Date().toISOString() }, ...messages].slice(0, keeps);
    },
    list: () => messages,
  };
}
