/** The English words of the frame, the inbox and a ringing offer: what the first second shows. */
export default import.meta.glob<Record<string, unknown>>(['../../words.en.json', '../../../{interactions,routing}/words.en.json'], { import: 'default', eager: true });
