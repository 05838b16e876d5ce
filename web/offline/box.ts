/**
 * A small IndexedDB store of what this person left on this device: drafts and writes that wait for the line.
 * One database a device; `forgetPerson` deletes it whole, so nothing of the last person remains.
 */
const database = 'tx-person';
type Room = 'drafts' | 'outbox';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts');
      request.result.createObjectStore('outbox');
    };
    request.onsuccess = () => {
      // Another tab deletes the database when the person signs out there: let go, or its deletion waits for ever.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error);
    };
  });
  return opened;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function room(name: Room, mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction(name, mode).objectStore(name);
}

export async function keep(name: Room, key: string, value: unknown): Promise<void> {
  await done((await room(name, 'readwrite')).put(value, key));
}

export async function find<T>(name: Room, key: string): Promise<T | undefined> {
  return (await done((await room(name, 'readonly')).get(key))) as T | undefined;
}

export async function drop(name: Room, key: string): Promise<void> {
  await done((await room(name, 'readwrite')).delete(key));
}

/** Everything in a room in the order of its keys. */
export async function all<T>(name: Room): Promise<T[]> {
  return (await done((await room(name, 'readonly')).getAll())) as T[];
}

export async function destroy(): Promise<void> {
  const db = await opened?.catch(() => undefined);
  db?.close();
  opened = undefined;
  await done(indexedDB.deleteDatabase(database));
}
