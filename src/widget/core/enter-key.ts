/**
 * Enter sends, except while an input method is composing: there it picks a word. Two orders exist in the wild. Most browsers report
 * the key as composing (`isComposing`, or the code 229); Safari and some input methods end the composition first and then deliver
 * a bare Enter in the same tick, which must be ignored too.
 */
interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
  /** Milliseconds on the same clock as `compositionEndedAtMs`. */
  readonly timeStamp: number;
}

/** Shorter than any two key presses of a person, longer than one tick of a busy page. */
const sameTickMs = 30;

/** `compositionEndedAtMs`: when the last composition ended, or null when there was none. */
export function enterSends(press: KeyPress, compositionEndedAtMs: number | null): boolean {
  if (press.key !== 'Enter' || press.shiftKey) return false;
  if (press.isComposing || press.keyCode === 229) return false;
  return compositionEndedAtMs === null || press.timeStamp - compositionEndedAtMs > sameTickMs;
}
