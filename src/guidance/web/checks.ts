/** The rules that look at a sentence: loaded when somebody begins to write, not with the first page. */
export { checkPhrases } from '../core/phrases.ts';
