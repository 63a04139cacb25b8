/** All English words, in one piece. */
export default import.meta.glob<Record<string, unknown>>('../../*/words.en.json', { import: 'default', eager: true });
