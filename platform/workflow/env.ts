import type { Calendar } from './calendar.ts';
import type { OrganisationRef } from './state.ts';

/** What a step takes from the world, so that it stays a pure function. */
export type Env = {
  now: Date;
  newId: () => string;
  calendar: Calendar;
  /** Relative places found for this step beyond those that the case keeps; null when there is no such place. */
  places: ReadonlyMap<string, OrganisationRef | null>;
  /** Who holds a role, by the doer's key; only asked for steps that skip the same person. */
  holders: ReadonlyMap<string, readonly string[]>;
};

/** The step needs to know these first: the service looks them up and steps again. */
export class Unknown extends Error {
  readonly place: string | undefined;
  readonly holders: { role: string; organisationId: string; tenantId: string } | undefined;
  constructor(wanted: {
    place?: string;
    holders?: { role: string; organisationId: string; tenantId: string };
  }) {
    super('the step needs to know more');
    this.place = wanted.place;
    this.holders = wanted.holders;
  }
}
