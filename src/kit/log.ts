/** One line of JSON an entry. Never a message body, a phone, a token. */
export interface Log {
  info(what: string, detail?: Readonly<Record<string, unknown>>): void;
  warn(what: string, detail?: Readonly<Record<string, unknown>>): void;
  error(what: string, cause: unknown, detail?: Readonly<Record<string, unknown>>): void;
}

export function jsonLog(write: (line: string) => void, now: () => Date): Log {
  const entry = (level: string, what: string, detail: Readonly<Record<string, unknown>> = {}) => write(`${JSON.stringify({ at: now().toISOString(), level, what, ...detail })}\n`);
  return {
    info: (what, detail) => entry('info', what, detail),
    warn: (what, detail) => entry('warn', what, detail),
    error: (what, cause, detail) => entry('error', what, { ...detail, cause: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  };
}
