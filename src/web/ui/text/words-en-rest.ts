/** All other English words, in one piece: they come while the first page is looked at, or with the first other page. */
export default import.meta.glob<Record<string, unknown>>(['../../../*/words.en.json', '!../../words.en.json', '!../../../{interactions,routing}/words.en.json'], { import: 'default', eager: true });
