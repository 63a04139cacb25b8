/**
 * UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, then 74 random bits; sorts by time.
 * @param unixMs milliseconds since 1970; @param chance at least 10 random bytes
 */
export function uuidv7(unixMs: number, chance: Uint8Array): string {
  const bytes = new Uint8Array(16);
  for (let i = 0, rest = unixMs; i < 6; i++, rest = Math.floor(rest / 256)) bytes[5 - i] = rest % 256;
  bytes.set(chance.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
