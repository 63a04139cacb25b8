/** A soft two-note ring, made here: no file to load, no licence to mind. Silent at volume 0. */
let context: AudioContext | undefined;

export function ringOnce(volume: number): void {
  // Before the first key or click the browser keeps us silent; the card is seen all the same.
  if (volume <= 0 || !navigator.userActivation.hasBeenActive) return;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  for (const [i, hertz] of [659.25, 880].entries()) {
    const at = context.currentTime + i * 0.18;
    const tone = new OscillatorNode(context, { frequency: hertz, type: 'sine' });
    const loud = new GainNode(context, { gain: 0 });
    loud.gain.setValueAtTime(0, at);
    loud.gain.linearRampToValueAtTime(0.25 * volume, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.45);
    tone.connect(loud).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.5);
  }
}
