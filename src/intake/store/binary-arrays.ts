/**
 * PostgreSQL's binary form of one-dimensional arrays, in which a batch's columns travel: the server takes
 * them as they are, where text or JSON would have to be parsed value by value.
 * (src/backend/utils/adt/arrayfuncs.c, array_recv; the driver sends a Buffer as a binary parameter.)
 */
const ELEMENT_TYPES = { bytea: 17, int4: 23, text: 25, date: 1082, uuid: 2950, jsonb: 3802 } as const;

const HEADER = 20;

/** Days from 1 January 1970 to 1 January 2000, PostgreSQL's first day. */
const EPOCH_DAYS = 10_957;

function startArray(bytes: Buffer, type: keyof typeof ELEMENT_TYPES, length: number): void {
  bytes.writeInt32BE(1, 0); // dimensions
  bytes.writeInt32BE(1, 4); // there may be nulls
  bytes.writeUInt32BE(ELEMENT_TYPES[type], 8);
  bytes.writeInt32BE(length, 12);
  bytes.writeInt32BE(1, 16); // the first index
}

function fixedArray<Value>(
  type: keyof typeof ELEMENT_TYPES,
  size: number,
  values: readonly (Value | null)[],
  write: (bytes: Buffer, at: number, value: Value) => void,
): Buffer {
  const bytes = Buffer.allocUnsafe(HEADER + values.length * (4 + size));
  startArray(bytes, type, values.length);
  let at = HEADER;
  for (const value of values) {
    at = bytes.writeInt32BE(value === null ? -1 : size, at);
    if (value === null) continue;
    write(bytes, at, value);
    at += size;
  }
  return bytes.subarray(0, at);
}

/** @param prefix bytes before each text; `jsonb` has its version, 1, there */
function textual(type: 'text' | 'jsonb', values: readonly (string | null)[], prefix: number): Buffer {
  let most = HEADER;
  for (const value of values) most += 4 + prefix + (value === null ? 0 : value.length * 3);
  const bytes = Buffer.allocUnsafe(most);
  startArray(bytes, type, values.length);
  let at = HEADER;
  for (const value of values) {
    if (value === null) {
      at = bytes.writeInt32BE(-1, at);
      continue;
    }
    const start = at + 4;
    if (prefix > 0) bytes[start] = 1;
    const length = prefix + bytes.write(value, start + prefix, 'utf8');
    bytes.writeInt32BE(length, at);
    at = start + length;
  }
  return bytes.subarray(0, at);
}

/** `text[]` */
export function textArray(values: readonly (string | null)[]): Buffer {
  return textual('text', values, 0);
}

/** `jsonb[]`. @param values JSON texts */
export function jsonbArray(values: readonly string[]): Buffer {
  return textual('jsonb', values, 1);
}

/** `int4[]` */
export function int4Array(values: readonly number[]): Buffer {
  return fixedArray('int4', 4, values, (bytes, at, value) => bytes.writeInt32BE(value, at));
}

/** `uuid[]`. @param values in their usual writing, with dashes */
export function uuidArray(values: readonly (string | null)[]): Buffer {
  return fixedArray('uuid', 16, values, (bytes, at, value) =>
    bytes.write(value.replaceAll('-', ''), at, 'hex'),
  );
}

/** `date[]`. @param values `YYYY-MM-DD` */
export function dateArray(values: readonly (string | null)[]): Buffer {
  return fixedArray('date', 4, values, (bytes, at, value) =>
    bytes.writeInt32BE(Date.parse(value) / 86_400_000 - EPOCH_DAYS, at),
  );
}

/** `bytea[]` */
export function byteaArray(values: readonly (Buffer | null)[]): Buffer {
  let size = HEADER;
  for (const value of values) size += 4 + (value?.length ?? 0);
  const bytes = Buffer.allocUnsafe(size);
  startArray(bytes, 'bytea', values.length);
  let at = HEADER;
  for (const value of values) {
    at = bytes.writeInt32BE(value === null ? -1 : value.length, at);
    if (value !== null) at += value.copy(bytes, at);
  }
  return bytes;
}
