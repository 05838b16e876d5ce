import { randomInt } from 'node:crypto';

export type TicketKind = 'ST' | 'PT' | 'PGT';

/** CAS protocol 3.0, section 3.7: tickets hold letters, digits and the hyphen. */
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Sections 3.1.1, 3.2.1, 3.3.1 and 3.4.1: clients must take at least 32 characters, of the proxy-granting kinds 64. */
const lengths = { ST: 32, PT: 32, PGT: 64, PGTIOU: 64 } as const;

/** A ticket that cannot be guessed: at least 172 random bits. */
export function makeTicket(kind: TicketKind | 'PGTIOU'): string {
  let ticket = `${kind}-`;
  while (ticket.length < lengths[kind]) ticket += signs.charAt(randomInt(signs.length));
  return ticket;
}

/** Seconds. Sections 3.1.1 and 3.2.1 recommend at most five minutes for tickets that nobody validated. */
export const lifetimes: Record<TicketKind, number> = { ST: 60, PT: 60, PGT: 12 * 3600 };

/** A flag of the protocol counts when it is there; what clients send as its opposite does not. */
export const isSet = (value: string | undefined) => value !== undefined && value !== '' && value !== 'false';

/** The service's address with the ticket (Appendix B), before a fragment, if any. */
export function withTicket(service: string, ticket: string): string {
  const [address = '', fragment] = service.split('#', 2);
  const separator = address.includes('?') ? (/[?&]$/.test(address) ? '' : '&') : '?';
  return `${address}${separator}ticket=${ticket}${fragment === undefined ? '' : `#${fragment}`}`;
}
