import { isWordCharacter, type FoldedText } from './fold.ts';
import type { CueGroup, CueKey } from './moods.ts';

/** Faces and gestures: as characters (one UTF-16 unit or two) and as the bracket words of WeChat and Weibo. */
export const CUES_SIGNS: readonly CueGroup[] = [
  { cue: 'angryFace', effect: 'angry', weight: 0.6, phrases: `😡, 🤬, 😠, 💢, 🖕, [发怒], [怒], [咒骂], [愤怒], [怒骂], [炸弹]` },
  { cue: 'angryFace', effect: 'angry', weight: 0.4, phrases: `😤, 💩, 🤮, [抓狂], [便便], [刀], [菜刀]` },
  { cue: 'unhappyFace', effect: 'dissatisfied', weight: 0.5, phrases: `👎, 🙄, 😒, 😑, 😩, 😫, 🤦, [弱], [白眼], [撇嘴], [鄙视], [无语], [裂开]` },
  { cue: 'unhappyFace', effect: 'dissatisfied', weight: 0.3, phrases: `😞, 😔, 🙁, 😕, 😟, [难过], [委屈], [叹气]` },
  { cue: 'anxiousFace', effect: 'anxious', weight: 0.5, phrases: `😰, 😨, 😱, 😥, 🆘, [惊恐], [流汗], [惊吓]` },
  { cue: 'anxiousFace', effect: 'anxious', weight: 0.3, phrases: `😭, 😢, 😓, [流泪], [大哭], [快哭了]` },
  { cue: 'happyFace', effect: 'pleased', weight: 0.4, phrases: `👍, 😊, 😄, 😃, 😁, 😍, 🥰, 😘, ❤, 💖, 🌹, 🎉, 💯, 👏, [强], [玫瑰], [爱心], [鼓掌], [拥抱], [愉快], [呲牙], [庆祝]` },
];

/** How loud a message is written: not what it says. Alone it is never anger, beside a complaint it is. */
export interface LoudSign { cue: Extract<CueKey, 'exclamations' | 'questionMarks' | 'capitals'>; start: number; end: number }

const SHORTEST_RUN = 3;
const SHORTEST_SHOUT_LETTERS = 8;
const SHOUT_SHARE = 0.7;
const EXCLAMATION = 33;
const QUESTION = 63;

/** Runs of three and more ! or ? (in the folded text), the first of each kind; and a message in capitals. */
export function findLoudSigns(folded: FoldedText, written: string): LoudSign[] {
  const signs: LoudSign[] = [];
  const { text } = folded;
  for (let at = 0; at < text.length; at++) {
    let end = at;
    let questions = 0;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code !== EXCLAMATION && code !== QUESTION) break;
      if (code === QUESTION) questions += 1;
    }
    if (end - at >= SHORTEST_RUN) {
      const cue = questions * 2 > end - at ? 'questionMarks' : 'exclamations';
      if (!signs.some((sign) => sign.cue === cue)) signs.push({ cue, start: at, end });
    }
    if (end > at) at = end;
  }
  const shout = findShout(folded, written);
  return shout ? [...signs, shout] : signs;
}

/** Capitals count only over several words: `ERR-2041 W50-PRO` is a label, not a shout. */
function findShout(folded: FoldedText, written: string): LoudSign | null {
  let letters = 0;
  let capitals = 0;
  let capitalWords = 0;
  let wordCapitals = 0;
  let wordHasDigit = false;
  let first = -1;
  let last = 0;
  for (let at = 0; at <= folded.text.length; at++) {
    const code = at < folded.text.length ? folded.text.charCodeAt(at) : 32;
    if (!isWordCharacter(code)) {
      if (wordCapitals >= 2 && !wordHasDigit) capitalWords += 1;
      wordCapitals = 0;
      wordHasDigit = false;
      continue;
    }
    if (code < 97) { wordHasDigit = true; continue; }
    letters += 1;
    const before = written.charCodeAt(folded.writtenAt[at] ?? 0);
    if ((before >= 65 && before <= 90) || (before >= 0xff21 && before <= 0xff3a)) {
      capitals += 1;
      wordCapitals += 1;
      if (first < 0) first = at;
      last = at + 1;
    }
  }
  const shouts = capitals >= SHORTEST_SHOUT_LETTERS && capitals >= letters * SHOUT_SHARE && capitalWords >= 3;
  return shouts ? { cue: 'capitals', start: first, end: last } : null;
}
