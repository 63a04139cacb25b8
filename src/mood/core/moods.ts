/** The five moods a customer's words can show. `pleased` is mostly heard on leaving. */
export const MOODS = ['calm', 'anxious', 'dissatisfied', 'angry', 'pleased'] as const;
export type Mood = (typeof MOODS)[number];

/**
 * The ordinal scale of the mirror index, in steps: 1 angry, 2 dissatisfied, 3 anxious, 4 calm, 5 pleased.
 * Anxious stands above dissatisfied because a worried customer still trusts the brand to help; a dissatisfied one doubts it.
 * Only the order is a claim; the distances are a convention, the same for every agent, queue and product.
 */
export const MOOD_STEP: Readonly<Record<Mood, number>> = { angry: 1, dissatisfied: 2, anxious: 3, calm: 4, pleased: 5 };

/** Everything the rules can hear. Each key names itself in `words.*.json` under `cue.<key>`. */
export const CUE_KEYS = [
  'insult', 'profanity', 'accusation', 'outrage', 'authority', 'lawsuit', 'publicity', 'police', 'ultimatum', 'complaint', 'manager', 'compensation', 'angryFace',
  'fault', 'again', 'nthTime', 'brokenPromise', 'waited', 'unresolved', 'unheard', 'poorQuality', 'poorService', 'wrongGoods', 'unfairCharge', 'disappointed', 'wontReturn',
  'reproach', 'sarcasm', 'notPleased', 'unhappyFace',
  'urgent', 'deadline', 'worry', 'plea', 'danger', 'loss', 'vulnerable', 'anxiousFace',
  'praise', 'warmThanks', 'relief', 'delight', 'solved', 'goodWish', 'happyFace',
  'thanks', 'question', 'noHurry', 'notMeant',
  'exclamations', 'questionMarks', 'capitals',
] as const;
export type CueKey = (typeof CUE_KEYS)[number];

/** One place in a message that speaks for its mood. `start` and `end` are UTF-16 offsets into the message as written, `end` exclusive; `cue` is a word key. */
export interface MoodEvidence { text: string; start: number; end: number; cue: CueKey }

/** What a phrase does. `shield` phrases carry no mood and cover what stands inside them: 滚筒 is a drum, not an insult. */
type CueEffect = Mood | 'shield' | 'turn';

/**
 * Phrases that mean the same. `weight` 0..1 is how far one phrase alone carries a message towards the mood (the mood is declared from 0.5).
 * `phrases`: separated by commas or line ends; `a…b` = b within reach after a; `(a|b)` = either; `#` = a number; `^`/`$` = clause begins/ends;
 * a trailing `*` = the word may go on. An `ironic` group turns into sarcasm beside a complaint.
 */
export interface CueGroup { cue: CueKey | 'none'; effect: CueEffect; weight: number; ironic?: true; phrases: string }
