/** All Chinese words, in one piece: loaded as one file when a person speaks Chinese. */
export default import.meta.glob<Record<string, unknown>>('../../*/words.zh.json', { import: 'default', eager: true });
