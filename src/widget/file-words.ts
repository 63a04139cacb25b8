/** Sizes and kinds of files in words a customer knows. */

export function megabytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const mega = bytes / (1024 * 1024);
  return `${mega < 10 ? Number(mega.toFixed(1)) : Math.round(mega)} MB`;
}

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF', 'text/plain': 'TXT', 'text/csv': 'CSV', 'application/zip': 'ZIP',
  'application/msword': 'DOC', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.ms-excel': 'XLS', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'video/mp4': 'MP4', 'video/quicktime': 'MOV', 'audio/mpeg': 'MP3',
};

/** Each kind once; all images together under `images`. */
export function kindsOf(mediaTypes: readonly string[], images: string): readonly string[] {
  return [...new Set(mediaTypes.map((type) => (type.startsWith('image/') ? images : (names[type] ?? type.split('/').at(-1)?.toUpperCase() ?? type))))];
}
