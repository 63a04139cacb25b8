import { MOOD_STEP, type Mood } from './moods.ts';

/**
 * One customer message's mood, in the order written. `judgedBy`: `rules`, `model…`, or anything else = a person, whose word wins.
 * `beforeAnswer`: nobody of the centre had answered yet; leave it out when unknown.
 */
export interface HeardMood { mood: Mood; strength: number; judgedBy: string; evidence: readonly { text: string; start: number; end: number; cue: string }[]; beforeAnswer?: boolean }

/** What happened to the customer besides words: seconds waited so far without an answer, other contacts within 72 hours, transfers in this conversation. */
export interface ConversationContext { waitedSeconds: number; repeatContacts72h: number; transfers: number }

/** Why the gauge stands where it stands: words of the message with index `readingIndex`, or a circumstance with the points it took off. */
export type GaugeEvidence =
  | { kind: 'words'; readingIndex: number; text: string; start: number; end: number; cue: string }
  | { kind: 'context'; cue: 'waitedLong' | 'repeatContact' | 'transferred'; amount: number; takesOff: number };

/** `gauge` −1 (furious) … 0 (calm) … 1 (delighted). `fellSharply` is true on the one reading that made the fall. */
export interface ConversationMood { current: Mood; strength: number; arrival: Mood | null; departure: Mood | null; fellSharply: boolean; gauge: number; evidence: GaugeEvidence[] }

/** First words: at most so many messages before the first answer. A customer who says hello first and explodes second arrived angry. */
const FIRST_WORDS = 3;
const NEWEST_SHARE = 0.6;
const FALL_STEP = 0.62;
const FALL_TO = -0.45;
const FALL_WITHIN_READINGS = 3;
const PERSON_STRENGTH = 0.8;
const GAUGE_FLOOR: Readonly<Record<Mood, number>> = { angry: -0.6, dissatisfied: -0.3, anxious: -0.2, calm: 0, pleased: 0.4 };
const GAUGE_SPAN: Readonly<Record<Mood, number>> = { angry: -0.4, dissatisfied: -0.3, anxious: -0.3, calm: 0, pleased: 0.6 };

/**
 * The mood of a whole conversation from its messages' moods and what happened around them. Pure: same input, same answer; no readings = calm, 0, nulls.
 * - current: the newest reading; but a bare "ok" after hard words does not end them (half the strength, once), since silence is not peace.
 * - arrival: the hardest of the first words; departure: how they stand at the last words, and pleased where these are a calm goodbye after thanks. A person's correction wins in both.
 * - gauge: newest reading 60 %, the past 40 %; then waiting, repeat contacts and transfers pull it down. The fall is measured on words only: waiting alone alerts nobody here.
 */
export function judgeConversation(readings: readonly HeardMood[], context: ConversationContext): ConversationMood {
  const values = readings.map(valueOf);
  const gauges = gaugeCurve(values);
  const now = currentMood(readings);
  const circumstances = weighContext(context);
  const takenOff = circumstances.reduce((sum, one) => sum + one.takesOff, 0);
  const gauge = Math.max(-1, (gauges.at(-1) ?? 0) - takenOff);
  return {
    ...now,
    arrival: arrivalMood(readings),
    departure: departureMood(readings),
    fellSharply: fellAt(values, gauges, values.length - 1) && !fellAt(values, gauges, values.length - 2),
    gauge: Math.round(gauge * 100) / 100,
    evidence: [...wordEvidence(readings), ...circumstances],
  };
}

function isPersonsWord(reading: HeardMood): boolean {
  return reading.judgedBy !== 'rules' && !reading.judgedBy.startsWith('model');
}

function strengthOf(reading: HeardMood): number {
  return isPersonsWord(reading) ? Math.max(reading.strength, PERSON_STRENGTH) : reading.strength;
}

/** Calm by rules and without a single cue: "嗯", "ok then", an order number. */
function isBare(reading: HeardMood): boolean {
  return reading.mood === 'calm' && reading.evidence.length === 0 && !isPersonsWord(reading);
}

function currentMood(readings: readonly HeardMood[]): { current: Mood; strength: number } {
  const last = readings.at(-1);
  if (!last) return { current: 'calm', strength: 0 };
  const before = readings.at(-2);
  const holds = isBare(last) && before && MOOD_STEP[before.mood] < MOOD_STEP.calm;
  return holds ? { current: before.mood, strength: Math.round(strengthOf(before) * 50) / 100 } : { current: last.mood, strength: strengthOf(last) };
}

function arrivalMood(readings: readonly HeardMood[]): Mood | null {
  const unanswered = readings.findIndex((reading) => reading.beforeAnswer === false);
  const first = readings.slice(0, Math.max(1, Math.min(FIRST_WORDS, unanswered < 0 ? FIRST_WORDS : unanswered)));
  const corrected = first.findLast(isPersonsWord);
  if (corrected) return corrected.mood;
  return first.reduce<Mood | null>((worst, { mood }) => (worst === null || MOOD_STEP[mood] < MOOD_STEP[worst] ? mood : worst), null);
}

function departureMood(readings: readonly HeardMood[]): Mood | null {
  const last = readings.at(-1);
  if (!last) return null;
  // Neither thanks nor hard words are ended by a bare "嗯": else every grievance that falls silent would count as healed.
  const saidGoodbye = last.mood === 'calm' && !isPersonsWord(last) && readings.at(-2)?.mood === 'pleased';
  return saidGoodbye ? 'pleased' : currentMood(readings).current;
}

/** One reading on the gauge's scale: every mood has its band, its strength the place in it. */
function valueOf(reading: HeardMood): number {
  return GAUGE_FLOOR[reading.mood] + GAUGE_SPAN[reading.mood] * strengthOf(reading);
}

function gaugeCurve(values: readonly number[]): number[] {
  const curve: number[] = [];
  for (const value of values) {
    const before = curve.at(-1);
    curve.push(before === undefined ? value : NEWEST_SHARE * value + (1 - NEWEST_SHARE) * before);
  }
  return curve;
}

/** The newest words lie far below the best place the gauge had lately: calm to angry, or pleased to dissatisfied; not calm to dissatisfied. */
function fellAt(values: readonly number[], gauges: readonly number[], at: number): boolean {
  const here = values[at];
  if (here === undefined || at < 1 || here > FALL_TO) return false;
  return Math.max(...gauges.slice(Math.max(0, at - FALL_WITHIN_READINGS), at)) - here >= FALL_STEP;
}

/** Five minutes cost .1, fifteen .2; each earlier contact .1 up to .2; the first transfer .05, from the second .15. Together at most .55. */
function weighContext({ waitedSeconds, repeatContacts72h, transfers }: ConversationContext): Extract<GaugeEvidence, { kind: 'context' }>[] {
  return [
    { kind: 'context' as const, cue: 'waitedLong' as const, amount: waitedSeconds, takesOff: waitedSeconds >= 900 ? 0.2 : waitedSeconds >= 300 ? 0.1 : 0 },
    { kind: 'context' as const, cue: 'repeatContact' as const, amount: repeatContacts72h, takesOff: Math.min(0.2, Math.max(0, repeatContacts72h) * 0.1) },
    { kind: 'context' as const, cue: 'transferred' as const, amount: transfers, takesOff: transfers >= 2 ? 0.15 : transfers === 1 ? 0.05 : 0 },
  ].filter((one) => one.takesOff > 0);
}

/** The newest two readings that have something to show. */
function wordEvidence(readings: readonly HeardMood[]): GaugeEvidence[] {
  return readings.map((reading, readingIndex) => ({ reading, readingIndex })).filter(({ reading }) => reading.evidence.length > 0 && reading.mood !== 'calm').slice(-2).toReversed()
    .flatMap(({ reading, readingIndex }) => reading.evidence.map((one) => ({ kind: 'words' as const, readingIndex, ...one })));
}
