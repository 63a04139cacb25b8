/** Sizes and kinds of files in words a customer knows. */

export function megabytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const mega = bytes / (1024 * 1024);
  return `${mega < 10 ? Number(mega.toFixed(1)) : Math.round(mega)} MB`;
}

const names: readonly (readonly [RegExp, string])[] = [[/wordprocessing|msword/, 'Word'], [/spreadsheet|ms-excel/, 'Excel'], [/presentation|powerpoint/, 'PowerPoint'], [/plain/, 'TXT']];

/** Each kind once; whole families (`image`, `audio`, `video`) under the name given for them. */
export function kindsOf(mediaTypes: readonly string[], families: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(mediaTypes.map((type) => {
    const [family = '', kind = ''] = type.split('/');
    return families[family] ?? names.find(([pattern]) => pattern.test(kind))?.[1] ?? kind.toUpperCase();
  }))];
}
