/** What can be said about a file before a single byte travels. The server checks again, by content. */
export interface FileLimits {
  readonly attachmentBytes: number;
  /** Such as `image/png`; `image/*` takes all of a kind. */
  readonly mediaTypes: readonly string[];
}

export type FileTrouble =
  | { readonly is: 'empty' }
  | { readonly is: 'too_big'; readonly bytes: number; readonly mostBytes: number }
  | { readonly is: 'wrong_type' };

/** Null: may be sent. A file whose type the browser does not know goes to the server, which looks inside. */
export function fileTrouble(file: { readonly size: number; readonly type: string }, limits: FileLimits): FileTrouble | null {
  if (file.size === 0) return { is: 'empty' };
  if (file.size > limits.attachmentBytes) return { is: 'too_big', bytes: file.size, mostBytes: limits.attachmentBytes };
  if (file.type !== '' && !limits.mediaTypes.some((allowed) => matches(file.type, allowed))) return { is: 'wrong_type' };
  return null;
}

function matches(type: string, allowed: string): boolean {
  const bare = (type.split(';', 1)[0] ?? '').trim().toLowerCase();
  return allowed.endsWith('/*') ? bare.startsWith(allowed.slice(0, -1)) : bare === allowed.toLowerCase();
}
