/** Sizes of files in words a customer knows. */

export function megabytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const mega = bytes / (1024 * 1024);
  return `${mega < 10 ? Number(mega.toFixed(1)) : Math.round(mega)} MB`;
}
