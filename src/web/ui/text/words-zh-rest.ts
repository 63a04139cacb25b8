/** All other Chinese words, in one piece: they come while the first page is looked at, or with the first other page. */
export default import.meta.glob<Record<string, unknown>>(['../../../*/words.zh.json', '!../../words.zh.json', '!../../../{interactions,routing}/words.zh.json'], { import: 'default', eager: true });
