import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '#reports/core/balance.ts';
import { byGroup, inPeriod } from '#reports/core/period.ts';
import { type ContactRow, defaultSettings, type Figure, type FigureValue, type FirstContactRow, type LineOutcome, type MoodRow } from '#reports/core/types.ts';
import { openComplaints, overdueComplaints } from './complaints.ts';
import { abandoned, abandonedShort, abandonmentRate, answered, closedOut, connectRate, handedOn, keptPlace, keptPlaceServed, offered, stillWaiting } from './contacts.ts';
import { firstContactResolution } from './first-contact.ts';
import { figuresOf } from './index.ts';
import { mirror, restored } from './mirror.ts';
import { satisfaction, satisfactionMean } from './satisfaction.ts';
import { serviceLevel, serviceLevelVariants } from './service-level.ts';
import { answerSpeed, firstResponse } from './waits.ts';

const contact = (id: string, outcome: LineOutcome, waitSeconds: number, given: Partial<ContactRow> = {}): ContactRow =>
  ({ id, arrivedAtMs: 1000, outcome, ...(outcome !== 'waiting' && { leftAtMs: 1000 + waitSeconds * 1000 }), ...given });

/** A = 6 of which 4 within 20 s (one exactly), B = 4 of which 1 within 5 s (exactly) and 3 within 20 s, one each of the rest. */
const morning: ContactRow[] = [
  contact('a1', 'answered', 0), contact('a2', 'answered', 10, { ringSeconds: 4 }), contact('a3', 'answered', 19.9), contact('a4', 'answered', 20), contact('a5', 'answered', 20.1), contact('a6', 'answered', 50),
  contact('b1', 'abandoned', 5), contact('b2', 'abandoned', 5.1), contact('b3', 'abandoned', 20), contact('b4', 'abandoned', 90),
  contact('c1', 'kept_place', 30, { isServed: true }), contact('c2', 'kept_place', 40, { isServed: false }), contact('x1', 'closed_out', 70), contact('x2', 'closed_out', 60), contact('w1', 'waiting', 0),
];
const fraction = ({ numerator, denominator }: FigureValue): string => `${numerator}/${denominator}`;
const valueOf = <Row>(figure: Figure<Row>, rows: readonly Row[]): string => fraction(figure.compute(rows));

describe('a morning counted by hand', () => {
  test('offered, answered, abandoned with the short ones apart', () => {
    expect([offered(), answered(), abandoned(defaultSettings), abandonedShort(defaultSettings)].map((figure) => figure.compute(morning).value)).toEqual([15, 6, 3, 1]);
    expect(abandoned(defaultSettings).compute(morning).rowIds).toEqual(['b2', 'b3', 'b4']);
    expect(valueOf(abandonmentRate(defaultSettings), morning)).toBe('3/12');
    expect(valueOf(connectRate(), morning)).toBe('6/15');
  });

  test('kept places, who was closed out, who still waits', () => {
    expect([keptPlace(), closedOut(), stillWaiting()].map((figure) => figure.compute(morning).rowIds)).toEqual([['c1', 'c2'], ['x1', 'x2'], ['w1']]);
    expect(keptPlaceServed().compute(morning)).toMatchObject({ value: 0.5, numeratorRowIds: ['c1'], rowIds: ['c1', 'c2'] });
  });

  test.each([['without_short', '4/9'], ['of_answered', '4/6'], ['of_all', '4/10'], ['with_quick_abandons', '7/10'], ['without_quick_abandons', '4/7']] as const)('service level %s is %s', (variant, expected) => {
    expect(valueOf(serviceLevel(defaultSettings, variant), morning)).toBe(expected);
  });

  test('the service level says which one it is, against which goal, and which rows it counted', () => {
    const figure = serviceLevel(defaultSettings);
    expect(figure).toMatchObject({ variant: 'without_short', goal: 0.8, formula: { zh: '20 秒内接起 ÷（接起 + 放弃 − 5 秒内放弃）', en: 'answered within 20 s / (answered + abandoned − abandoned within 5 s)' } });
    expect(figure.compute(morning)).toMatchObject({ numeratorRowIds: ['a1', 'a2', 'a3', 'a4'], rowIds: ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'b2', 'b3', 'b4'] });
    expect(valueOf(serviceLevel({ ...defaultSettings, targetSeconds: 10, shortSeconds: 30 }), morning)).toBe('2/7');
  });

  test('average speed of answer, with and without the ringing', () => {
    expect(answerSpeed().compute(morning)).toMatchObject({ numerator: 120, denominator: 6, value: 20 });
    expect(answerSpeed('without_ringing').compute(morning).numerator).toBe(116);
  });
});

test('first response: the unanswered do not count', () => {
  const friday = { id: 'r2', askedAtMs: 5_000_000, answeredAtMs: 5_600_000 };
  const rows = [{ id: 'r1', askedAtMs: 0, answeredAtMs: 60_000 }, friday, { id: 'r3', askedAtMs: 0 }];
  expect(firstResponse().compute([friday]).value).toBe(600);
  expect(firstResponse().compute(rows)).toEqual({ value: 330, numerator: 660, denominator: 2, rowIds: ['r1', 'r2'] });
});

test('satisfaction: the two best boxes, with how sure that is', () => {
  const rows = [5, 5, 4, 3, 2, 1, 4, 4, 5, 4].map((score, n) => ({ id: `s${n}`, score }));
  expect(satisfaction().compute(rows)).toMatchObject({ value: 0.7, numerator: 7, denominator: 10, interval: { low: expect.closeTo(0.3968, 4), high: expect.closeTo(0.8922, 4) } });
  expect(satisfactionMean().compute(rows).value).toBeCloseTo(3.7, 12);
});

test('the mirror: how much better customers leave, over those of whom both moods are known', () => {
  const rows: MoodRow[] = [
    { id: 'healed', arrival: 'angry', departure: 'pleased' }, { id: 'calmed', arrival: 'anxious', departure: 'calm' }, { id: 'worse', arrival: 'calm', departure: 'dissatisfied' },
    { id: 'still', arrival: 'dissatisfied', departure: 'anxious' }, { id: 'silent', arrival: 'angry', departure: null },
  ];
  expect(mirror().compute(rows)).toEqual({ value: 1, numerator: 4, denominator: 4, rowIds: ['healed', 'calmed', 'worse', 'still'] });
  expect(restored().compute(rows)).toMatchObject({ numerator: 2, denominator: 3, rowIds: ['healed', 'calmed', 'still'], numeratorRowIds: ['healed', 'calmed'] });
});

test('complaints as they stand at the moment: open, overdue, not those closed or paused', () => {
  const rows = [
    { id: 'late', receivedAtMs: 0, dueAtMs: 99 }, { id: 'due', receivedAtMs: 0, dueAtMs: 100 }, { id: 'paused', receivedAtMs: 0 }, { id: 'closed', receivedAtMs: 0, dueAtMs: 50, closedAtMs: 90 },
    { id: 'closedLater', receivedAtMs: 0, dueAtMs: 50, closedAtMs: 101 }, { id: 'future', receivedAtMs: 101, dueAtMs: 500 },
  ];
  expect(openComplaints(100).compute(rows).rowIds).toEqual(['late', 'due', 'paused', 'closedLater']);
  expect(overdueComplaints(100).compute(rows).rowIds).toEqual(['late', 'closedLater']);
});

test('first-contact resolution: who does not come again within a week, of those of whom that is known', () => {
  const day = 86_400_000;
  const row = (id: string, endedDaysAgo: number, cameAgain: boolean, isMatched = true): FirstContactRow => ({ id, endedAtMs: (100 - endedDaysAgo) * day, cameAgain, isMatched });
  const rows = [row('helped', 8, false), row('again', 8, true), row('exactly', 7, false), row('too fresh', 6.9, false), row('again and fresh', 3, true), row('unskilled', 20, true, false), row('unskilled, helped', 20, false, false)];
  const figure = (group?: 'matched' | 'unmatched') => firstContactResolution(100 * day, group).compute(rows);
  expect(figure().rowIds).toEqual(['helped', 'again', 'exactly', 'unskilled', 'unskilled, helped']);
  expect(figure()).toMatchObject({ value: 0.6, numerator: 3, denominator: 5 });
  expect(figure('matched')).toMatchObject({ numerator: 2, denominator: 3 });
  expect(figure('unmatched')).toMatchObject({ value: 0.5, numeratorRowIds: ['unskilled, helped'] });
});

test('without rows there is no share and no mean, and counts are 0', () => {
  const { contacts, responses, firstContacts, satisfaction: answers, moods, complaints } = figuresOf(0);
  const empty = [...contacts, ...responses, ...firstContacts, ...answers, ...moods, ...complaints].map((figure) => figure.compute([]));
  for (const value of empty) expect([0, undefined]).toContain(value.value);
  expect(contacts.filter((figure) => figure.unit === 'share').every((figure) => figure.compute([]).value === undefined)).toBe(true);
});

test('ids and variants name each figure once, and every formula is there in both languages', () => {
  const all = Object.values(figuresOf(0)).flatMap((figures: readonly { id: string; variant?: string; formula: { zh: string; en: string } }[]) => [...figures]);
  expect(new Set(all.map((figure) => `${figure.id}.${figure.variant ?? ''}`)).size).toBe(all.length);
  for (const { formula } of all) {
    expect(formula.zh).toMatch(/\p{Script=Han}/u);
    expect(formula.en).toMatch(/^[^\p{Script=Han}]+$/u);
  }
  expect(serviceLevelVariants[0]).toBe('without_short');
});

const anyContact = fc.record({
  arrivedAtMs: fc.integer({ min: 0, max: 100_000 }), waitMs: fc.integer({ min: 0, max: 60_000 }),
  outcome: fc.constantFrom<LineOutcome>('waiting', 'answered', 'abandoned', 'kept_place', 'closed_out', 'handed_on'),
}).map(({ arrivedAtMs, waitMs, outcome }) => ({ arrivedAtMs, outcome, ...(outcome !== 'waiting' && { leftAtMs: arrivedAtMs + waitMs }) }));
const anyRows = fc.array(anyContact, { maxLength: 60 }).map((rows) => rows.map((row, n): ContactRow => ({ id: `r${n}`, ...row })));

test('every interval balances: waiting at start + offered = all who left + waiting at end', () => {
  fc.assert(fc.property(anyRows, fc.integer({ min: 0, max: 160_000 }), fc.integer({ min: 0, max: 160_000 }), (rows, a, b) => {
    const [fromMs, toMs] = a < b ? [a, b] : [b, a];
    expect(balanceOf(rows, fromMs, toMs).difference).toBe(0);
  }));
  // A row that says "answered" and nowhere when is found.
  expect(balanceOf([{ id: 'r', arrivedAtMs: 5, outcome: 'waiting', leftAtMs: 6 }], 0, 10).difference).toBe(1);
});

test('whoever came is in exactly one part: answered, abandoned, short abandons, kept places, closed out or still waiting', () => {
  fc.assert(fc.property(anyRows, fc.integer({ min: 0, max: 60 }), (rows, shortSeconds) => {
    const settings = { ...defaultSettings, shortSeconds };
    const parts = [answered(), abandoned(settings), abandonedShort(settings), keptPlace(), closedOut(), handedOn(), stillWaiting()].flatMap((figure) => figure.compute(rows).rowIds);
    expect(parts.toSorted()).toEqual([...offered().compute(rows).rowIds].toSorted());
  }));
});

test('a figure is its numerator over its denominator, its rows are among those given, and parts add up to the whole', () => {
  fc.assert(fc.property(anyRows, (rows) => {
    const ids = new Set(rows.map((row) => row.id));
    for (const figure of figuresOf(0).contacts) {
      const whole = figure.compute(rows);
      if (whole.value !== undefined) expect(whole.value).toBeCloseTo(whole.numerator / whole.denominator, 12);
      if (figure.unit === 'share' && whole.value !== undefined) expect(whole.value).toBeLessThanOrEqual(1);
      for (const id of [...whole.rowIds, ...(whole.numeratorRowIds ?? [])]) expect(ids.has(id)).toBe(true);
      const parts = [...byGroup(figure, rows, (row) => row.outcome + (row.arrivedAtMs % 3)).values()];
      expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBeCloseTo(whole.numerator, 6);
    }
  }));
});

test('days belong to the moment of arrival and add up to the week', () => {
  const rows = [0, 9, 10, 19, 20].map((arrivedAtMs, n): ContactRow => ({ id: `r${n}`, arrivedAtMs, outcome: 'waiting' }));
  const day = (fromMs: number, toMs: number): string[] => inPeriod(rows, (row) => row.arrivedAtMs, fromMs, toMs).map((row) => row.id);
  expect([day(0, 10), day(10, 20), day(0, 20)]).toEqual([['r0', 'r1'], ['r2', 'r3'], ['r0', 'r1', 'r2', 'r3']]);
});
