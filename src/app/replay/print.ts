/** What a replay says on the terminal: the reports beside the records, then the what-if. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { FigureAnswer } from '#reports/contract.ts';
import type { CallRecord } from './records.ts';
import { meanPatienceSeconds, whatIf, type WhatIf } from './what-if.ts';

const targetSeconds = 20;
/** A place may be kept where the expected wait is longer, and half of those take it. */
const offer = { overSeconds: 60, keepsPlace: 0.5 };

/** Both sides of each figure; `equal` to the digit that is printed. */
export function comparison(calls: readonly CallRecord[], figures: readonly FigureAnswer[]): { name: string; records: string; reports: string; isEqual: boolean }[] {
  const answered = calls.filter((call) => call.served !== undefined);
  const valueOf = (id: string, variant?: string) => figures.find((figure) => figure.id === id && (variant === undefined || figure.variant === variant))?.value ?? Number.NaN;
  const share = (value: number) => `${(100 * value).toFixed(2)} %`;
  const rows: [string, number, number, (value: number) => string][] = [
    ['offered', calls.length, valueOf('offered'), String],
    ['answered', answered.length, valueOf('answered'), String],
    ['abandoned', calls.length - answered.length, valueOf('abandoned') + valueOf('abandoned_short'), String],
    [`answered within ${targetSeconds} s / offered`, answered.filter((call) => call.waitSeconds <= targetSeconds).length / calls.length, valueOf('service_level', 'of_all'), share],
    ['average speed of answer', answered.reduce((sum, call) => sum + call.waitSeconds, 0) / answered.length, valueOf('average_speed_of_answer', 'with_ringing'), (value) => `${value.toFixed(2)} s`],
  ];
  return rows.map(([name, records, reports, print]) => ({ name, records: print(records), reports: print(reports), isEqual: print(records) === print(reports) }));
}

export function compared(calls: readonly CallRecord[], figures: readonly FigureAnswer[]): string[] {
  const rows = comparison(calls, figures);
  return ['', 'figure                               records       reports', ...rows.map((row) => `${row.name.padEnd(34)}${row.records.padStart(10)}${row.reports.padStart(14)}  ${row.isEqual ? 'equal' : 'DIFFERENT'}`), `mean patience, from the records: ${meanPatienceSeconds(calls).toFixed(1)} s`];
}

/** Both scenarios draw the same numbers: the same customers come. */
export function whatIfPair(calls: readonly CallRecord[], seed = 1999): { without: WhatIf; withPlaces: WhatIf } {
  return { without: whatIf(calls, { ...offer, overSeconds: Infinity }, chanceOf(seed)), withPlaces: whatIf(calls, offer, chanceOf(seed)) };
}

export function whatIfLines(calls: readonly CallRecord[]): string[] {
  const { without, withPlaces } = whatIfPair(calls);
  const seconds = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} s`);
  const line = (name: string, of: (one: WhatIf) => string) => `${name.padEnd(42)}${of(without).padStart(12)}${of(withPlaces).padStart(14)}`;
  return [
    '', `What if (simulated, an estimate): place offered over ${offer.overSeconds} s of expected wait, every second customer takes it`,
    `${''.padEnd(42)}${'without'.padStart(12)}${'with places'.padStart(14)}`,
    line('offered', (one) => String(one.offered)), line('given up', (one) => `${((100 * one.abandoned) / one.offered).toFixed(2)} %`), line('answered', (one) => String(one.answered)), line('kept a place', (one) => String(one.keptPlaces)),
    line('mean wait on the line of the answered', (one) => seconds(one.meanLiveWaitSeconds)), line('mean wait until the call-back', (one) => seconds(one.meanCallBackWaitSeconds)), line('hours on the line waiting', (one) => (one.lineMinutes / 60).toFixed(0)),
    'Keeping places makes no capacity: fewer give up and hang on the line, so more are served and everybody waits longer in all.',
  ];
}

function chanceOf(seed: number): () => number {
  const dice = xoroshiro128plus(seed);
  return () => (dice.next() >>> 0) / 2 ** 32;
}
