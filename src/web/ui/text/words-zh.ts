/** The Chinese words of the frame, the inbox and a ringing offer: what the first second shows. */
export default import.meta.glob<Record<string, unknown>>(['../../words.zh.json', '../../../{interactions,routing}/words.zh.json'], { import: 'default', eager: true });
