/** A line of the centre's own is stored as a word key, with its values after a bar: `interactions:line.assigned|{"name":"小林"}`. */
interface SystemLine {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Reads it. Values that cannot be read are left out: the sentence still stands. Never throws. */
export function readSystemLine(text: string): SystemLine {
  const bar = text.indexOf('|');
  if (bar < 0) return { key: text, values: {} };
  return { key: text.slice(0, bar), values: valuesOf(text.slice(bar + 1)) };
}

const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/**
 * A moment stands in a line twice: `answerBy` as it was said to the customer, `answerByAt` as an instant (ISO 8601). Colleagues read
 * it in the language of their own desk. An older line without the instant stays as it was said.
 */
export function inOwnWords(line: SystemLine, moment: (at: string) => string): SystemLine {
  const values = Object.entries(line.values).map(([name, value]) => {
    const at = line.values[`${name}At`];
    return [name, at !== undefined && isInstant.test(at) ? moment(at) : value] as const;
  });
  return { key: line.key, values: Object.fromEntries(values) };
}

function valuesOf(text: string): Record<string, string> {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return {};
    return Object.fromEntries(Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  } catch {
    // Cut off or foreign: the sentence is shown without its values.
    return {};
  }
}
