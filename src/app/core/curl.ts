/** A call as a command that can be pasted into a shell: `$LINGTING` is the address of the centre, `$LINGTING_KEY` an API key. */

export interface Call {
  readonly method: string;
  /** With its parameters filled in, and its query. */
  readonly path: string;
  /** How the caller is known: an API key, a colleague's session, a visitor's token, or not at all. */
  readonly as: 'key' | 'session' | 'visitor' | 'nobody';
  /** Done once under a key of the caller's own, which begins so. */
  readonly keyName?: string | undefined;
  readonly body?: unknown;
  /** The answer opens a session: its cookie is kept for the calls of `session`. */
  readonly opensSession?: boolean;
  /** The body is a file. */
  readonly isFile?: boolean;
}

const who: Readonly<Record<Call['as'], readonly string[]>> = {
  key: ['-H "Authorization: Bearer $LINGTING_KEY"'],
  visitor: ['-H "Authorization: Bearer $LINGTING_VISITOR"'],
  session: ['-b lingting-cookies.txt -H "Origin: $LINGTING"'],
  nobody: [],
};

export function curlOf(call: Call): string {
  const verb = call.method === 'GET' ? '' : `-X ${call.method} `;
  const parts = [
    `curl ${verb}"$LINGTING${call.path}"`,
    ...(call.as === 'session' && call.method === 'GET' ? ['-b lingting-cookies.txt'] : who[call.as]),
    ...(call.opensSession === true ? ['-c lingting-cookies.txt'] : []),
    ...(call.keyName === undefined ? [] : [`-H "Idempotency-Key: ${call.keyName}-$(date +%s)"`]),
    ...(call.isFile === true ? ['-H "X-File-Name: photo.jpg"', '-H "Content-Type: application/octet-stream"', '--data-binary @photo.jpg'] : []),
    ...(call.body === undefined ? [] : ['-H "Content-Type: application/json"', `-d ${quoted(jsonOf(call.body, '  '))}`]),
  ];
  return parts.join(' \\\n  ');
}

/** JSON with short lists and objects on one line: what people write by hand. */
export function jsonOf(value: unknown, indent = ''): string {
  const flat = oneLine(value);
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= 60) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => deeper + jsonOf(item, deeper)).join(',\n')}\n${indent}]`;
  return `{\n${Object.entries(value).map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${jsonOf(item, deeper)}`).join(',\n')}\n${indent}}`;
}
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** In single quotes nothing is read by the shell but their own end. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
