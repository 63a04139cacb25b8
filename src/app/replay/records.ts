/**
 * Records of a call centre as a file of lines: date, vru_entry_s, vru_time_s, q_start_s, q_exit_s, q_time_s, outcome, service_start_s,
 * service_time_s, type, priority, customer, agent. Times are seconds after midnight of `date`; the form is that of the Anonymous Bank
 * data of 1999 (I. Guedj, A. Mandelbaum, Technion), one call a line.
 */
import { parse } from 'csv-parse/sync';

/** A call that reached the queue. Times in milliseconds since 1970, as if the file's midnights were UTC. */
export interface CallRecord {
  readonly line: number;
  readonly joinedAtMs: number;
  readonly waitSeconds: number;
  /** Undefined: hung up before anybody answered. */
  readonly served: { readonly seconds: number; readonly agent: string } | undefined;
  readonly type: string;
  /** 0 is served first, as in our queues; the file has its preferred customers at 2. */
  readonly priorityClass: number;
  readonly customer: string;
}
export interface CallRecords {
  /** In the order in which they joined. */
  readonly calls: readonly CallRecord[];
  /** Lines that never reached the queue: hung up in the menu. */
  readonly phantoms: number;
}

const columns = ['date', 'vru_entry_s', 'vru_time_s', 'q_start_s', 'q_time_s', 'outcome', 'service_time_s', 'type', 'priority', 'customer', 'agent'] as const;
type Line = Record<(typeof columns)[number], string>;
const highestPriority = 2;

/** Refuses a file of another form by the line and column that are wrong. */
export function readCalls(text: string): CallRecords {
  const lines: Line[] = parse(text, { columns: true, bom: true, skip_empty_lines: true });
  const missing = columns.filter((column) => !(column in (lines[0] ?? {})));
  if (missing.length > 0) throw new RangeError(`the file has no column ${missing.join(', ')}; it needs ${columns.join(', ')}`);
  let phantoms = 0;
  const calls: CallRecord[] = [];
  lines.forEach((line, index) => {
    const number = index + 2;
    const seconds = (column: (typeof columns)[number]): number => {
      const value = Number(line[column]);
      if (line[column] === '' || !Number.isFinite(value) || value < 0) throw new RangeError(`line ${number}: ${column} is “${line[column]}”, it has to be a number of seconds`);
      return value;
    };
    const midnight = Date.parse(`${line.date}T00:00:00Z`);
    if (Number.isNaN(midnight)) throw new RangeError(`line ${number}: date is “${line.date}”, it has to be like 1999-02-01`);
    if (line.outcome === 'PHANTOM') return void (phantoms += 1);
    if (line.outcome !== 'AGENT' && line.outcome !== 'HANG') throw new RangeError(`line ${number}: outcome is “${line.outcome}”, it has to be AGENT, HANG or PHANTOM`);
    // Who was answered at once has no time in the queue: they joined when the menu was done.
    const joined = seconds('q_start_s') > 0 ? seconds('q_start_s') : seconds('vru_entry_s') + seconds('vru_time_s');
    calls.push({
      line: number, joinedAtMs: midnight + joined * 1000, waitSeconds: seconds('q_time_s'), type: line.type, priorityClass: Math.max(0, highestPriority - Number(line.priority)), customer: line.customer,
      served: line.outcome === 'AGENT' ? { seconds: seconds('service_time_s'), agent: line.agent === '' ? 'unknown' : line.agent } : undefined,
    });
  });
  return { calls: calls.toSorted((a, b) => a.joinedAtMs - b.joinedAtMs || a.line - b.line), phantoms };
}
