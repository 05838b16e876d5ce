/**
 * Whose reads the service worker may save on this device. Undefined: nobody's (not signed in, or a device that
 * pupils share). The worker files each saved read under this id.
 */
let reader: string | undefined;

export function setReader(personId: string | undefined): void {
  reader = personId;
}

export function currentReader(): string | undefined {
  return reader;
}
