import { CUES_EN } from './cues.en.ts';
import { CUES_ZH } from './cues.zh.ts';
import { findCues, growTree, type Hit } from './find.ts';
import { foldText, type FoldedText } from './fold.ts';
import type { Mood, MoodEvidence } from './moods.ts';
import { isDenied } from './negation.ts';
import { CUES_SIGNS, findLoudSigns, type LoudSign } from './signs.ts';
import { MOOD_THRESHOLD, scoreMoods, type MoodScores, type WeighedCue } from './weigh.ts';

/** Goes up with every change of cues or weights, so that an old reading can be told from a new one. */
export const RULES_VERSION = 'cues-2';

/** What the rules heard in one message. `strength` 0..1: how clearly the mood shows; for calm, how little else was heard. */
interface MoodJudgement { mood: Mood; strength: number; evidence: MoodEvidence[]; judgedBy: 'rules'; rulesVersion: string }

const TREE = growTree([...CUES_ZH, ...CUES_EN, ...CUES_SIGNS]);
const MOST_EVIDENCE = 12;
/** Of the words before "but", this share counts. */
const BEFORE_TURN_SHARE = 0.55;
const LOUD_WEIGHT = 0.3;
const DENIED_PRAISE_WEIGHT = 0.5;
const IRONY_NEEDS = 0.3;
const THANKS_BESIDE_PLEASURE = 0.2;

/**
 * Judges one customer message by cue rules, offline, in either language or both mixed.
 * Reads the first 100,000 characters, in linear time without regular expressions; same text, same answer; never throws.
 * @returns the mood, its strength, and the words that caused it (at most 12, heaviest first; none for a calm message that says nothing warm or polite)
 */
export function judgeMessage(text: string): MoodJudgement {
  const folded = foldText(text);
  const loud = findLoudSigns(folded, text);
  const heard = hearThanks(hearIrony(hearTurns(findCues(TREE, folded), folded)));
  const cues = hearLoudness(heard, loud);
  const scores = scoreMoods(cues);
  const mood = decide(scores);
  const strength = mood === 'calm' ? 1 - Math.max(scores.angry, scores.anxious, scores.dissatisfied, scores.pleased) : scores[mood];
  return { mood, strength: Math.round(strength * 100) / 100, evidence: showEvidence(cues, mood, text, folded), judgedBy: 'rules', rulesVersion: RULES_VERSION };
}

/** Negations change what a hit says; a turn (但是, but) makes words of the other colour before it count less. */
function hearTurns(hits: readonly Hit[], folded: FoldedText): WeighedCue[] {
  let turnedAt = -1;
  const cues: WeighedCue[] = [];
  // 说了…结果 is one grievance: its 结果 turns nothing.
  let grievanceTo = 0;
  for (const hit of hits) {
    if (hit.group.effect === 'dissatisfied' || hit.group.effect === 'angry') grievanceTo = Math.max(grievanceTo, hit.end);
    if (hit.group.effect === 'turn') turnedAt = hit.end <= grievanceTo ? turnedAt : hit.end;
    else if (hit.group.effect !== 'shield') cues.push(...weighed(hit, hit.group.effect, folded));
  }
  const after = scoreMoods(cues.filter((cue) => cue.start >= turnedAt));
  const complaint = Math.max(after.anxious, after.dissatisfied, after.angry);
  if (turnedAt < 0 || Math.max(complaint, after.pleased) === 0) return cues;
  const fades = (cue: WeighedCue): boolean => cue.start < turnedAt && (after.pleased > complaint ? cue.mood !== 'pleased' : cue.mood === 'pleased');
  return cues.map((cue) => (fades(cue) ? { ...cue, weight: cue.weight * BEFORE_TURN_SHARE } : cue));
}

function weighed(hit: Hit, mood: Mood, folded: FoldedText): WeighedCue[] {
  const { cue, weight, ironic } = hit.group;
  if (cue === 'none') return [];
  const place = { start: hit.start, end: hit.end, ironic: false };
  if (mood === 'calm' || !isDenied(folded.text, hit.start, hit.end)) return [{ cue, mood, weight, ...place, ironic: ironic === true }];
  if (mood === 'pleased') return cue === 'praise' || cue === 'delight' ? [{ cue: 'notPleased', mood: 'dissatisfied', weight: DENIED_PRAISE_WEIGHT, ...place }] : [];
  return [{ cue: 'notMeant', mood: 'calm', weight: 0.3, ...place }];
}

/** "Impressive." beside "two weeks for one screw": praise that stands in a complaint is sarcasm, unless it turned with a "but". */
function hearIrony(cues: WeighedCue[]): WeighedCue[] {
  if (!cues.some((cue) => cue.ironic)) return cues;
  const plain = scoreMoods(cues.filter((cue) => !cue.ironic));
  if (Math.max(plain.angry, plain.dissatisfied) < IRONY_NEEDS || plain.pleased >= MOOD_THRESHOLD) return cues;
  return cues.map((cue) => (cue.ironic ? { ...cue, cue: 'sarcasm', mood: 'dissatisfied' } : cue));
}

/** "Thank you" alone is manners; beside good news it is warmth. */
function hearThanks(cues: WeighedCue[]): WeighedCue[] {
  const thanks = cues.find((cue) => cue.cue === 'thanks');
  if (!thanks || !cues.some((cue) => cue.mood === 'pleased' && cue.cue !== 'happyFace') || cues.some(isComplaint)) return cues;
  return [...cues, { ...thanks, mood: 'pleased', weight: THANKS_BESIDE_PLEASURE }];
}

function isComplaint(cue: WeighedCue): boolean {
  return cue.mood !== 'pleased' && cue.mood !== 'calm' && cue.weight >= IRONY_NEEDS;
}

/** Loud signs strengthen what is being said, and turn a clear complaint into anger; alone they say only that someone is impatient. */
function hearLoudness(cues: WeighedCue[], loud: readonly LoudSign[]): WeighedCue[] {
  if (loud.length === 0) return cues;
  const { angry, anxious, dissatisfied, pleased } = scoreMoods(cues);
  const top = Math.max(angry, anxious, dissatisfied, pleased);
  const likeliest: Mood = top === 0 ? 'dissatisfied' : top === pleased ? 'pleased' : top === anxious && angry < MOOD_THRESHOLD ? 'anxious' : 'angry';
  const louderAs = (mood: Mood): WeighedCue[] => {
    const risen = mood === 'angry' && dissatisfied >= MOOD_THRESHOLD ? cues.map((cue): WeighedCue => (cue.mood === 'dissatisfied' ? { ...cue, mood: 'angry', weight: cue.weight * 0.7 } : cue)) : cues;
    return [...risen, ...loud.map((sign): WeighedCue => ({ ...sign, mood, weight: LOUD_WEIGHT, ironic: false }))];
  };
  const heard = louderAs(likeliest);
  // A grievance too weak to carry the shouting must not swallow the worry that does.
  return likeliest === 'angry' && anxious > 0 && decide(scoreMoods(heard)) === 'calm' ? louderAs('anxious') : heard;
}

/**
 * Anger is said in half a sentence of a long complaint: however many grievances stand beside it, it is anger, and one more grievance never
 * makes a reading milder (a property test says so). Worry and praise are weighed against it; otherwise the clearest mood is the mood.
 */
function decide(scores: MoodScores): Mood {
  const { angry, anxious, dissatisfied, pleased } = scores;
  const top = Math.max(angry, anxious, dissatisfied, pleased);
  if (top < MOOD_THRESHOLD) return 'calm';
  if (angry >= MOOD_THRESHOLD && angry >= Math.max(anxious, pleased) - 0.3) return 'angry';
  if (pleased === top) return 'pleased';
  return anxious >= dissatisfied ? 'anxious' : 'dissatisfied';
}

function showEvidence(cues: readonly WeighedCue[], mood: Mood, text: string, folded: FoldedText): MoodEvidence[] {
  // Whoever is cross has reasons: what speaks for the mood stands first, the grievances beside it follow.
  const isGrievance = mood === 'angry' || mood === 'dissatisfied';
  const rank = (cue: WeighedCue): number => (cue.mood === mood ? 0 : isGrievance && (cue.mood === 'angry' || cue.mood === 'dissatisfied') ? 1 : 2);
  const shown: WeighedCue[] = [];
  for (const cue of cues.filter((one) => rank(one) < 2).toSorted((a, b) => rank(a) - rank(b) || b.weight - a.weight || a.start - b.start || b.end - a.end)) {
    if (shown.length === MOST_EVIDENCE) break;
    // 打了两次 inside 打了两次电话都没 is no second reason.
    if (!shown.some((other) => other.cue === cue.cue && other.start <= cue.start && other.end >= cue.end)) shown.push(cue);
  }
  return shown.map(({ cue, start, end }) => {
    const from = folded.writtenAt[start] ?? 0;
    const to = (folded.writtenAt[end - 1] ?? from) + 1;
    return { text: text.slice(from, to), start: from, end: to, cue };
  });
}
