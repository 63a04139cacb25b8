/** Fields of a shape as a list that people read: name, what may stand there, whether it must, what it means. */
import { shapeWords } from '#kit/http/shape-words.ts';
import type { JsonShape } from '#kit/core/json-shape.ts';
import type { Say } from '#kit/say.ts';
import type { Row } from '../core/rows.ts';
import type { Language } from './book.ts';
import { html, type Html } from './html.ts';
import { labelsOf } from './labels.ts';

interface RowWords {
  readonly language: Language;
  readonly say: Say;
  /** A request's fields are marked as required; an answer's are always there. */
  readonly marksRequired: boolean;
}

export function rowList(rows: readonly Row[], words: RowWords): Html {
  const { language, marksRequired } = words;
  const labels = labelsOf(language);
  return html`<ul class="fields">${rows.map((row) => html`<li><div class="field"><code>${row.name}</code> <span class="type">${typeParts(row, words)}</span>${marksRequired && row.isRequired && html` <b class="must">${labels.required}</b>`}${row.shape.default !== undefined && row.shape.default !== '' && html`<span class="type">${language === 'zh' ? '，' : ', '}${labels.byDefault} <code>${oneLine(row.shape.default)}</code></span>`}</div>${row.meaning !== undefined && html`<p>${row.meaning[language === 'zh' ? 0 : 1]}</p>`}${row.rows.length > 0 && rowList(row.rows, words)}</li>`)}</ul>`;
}

const oneLine = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function typeParts(row: Row, words: RowWords): Html {
  const labels = labelsOf(words.language);
  const constants = row.branches.every((one) => one.const !== undefined) ? row.branches.map((one) => one.const) : undefined;
  const values = constants ?? (row.branches.length === 1 ? row.branches[0]?.enum : undefined);
  const inner = row.named !== undefined ? html`<a href="#shape-${row.named}">${row.named}</a>`
    : values !== undefined ? html`${values.length > 1 && labels.oneOf}${values.map((value, i) => html`${i > 0 && ' '}<code>${oneLine(value)}</code>`)}`
    : html`${[...new Set(row.branches.map((one) => phrase(one, row, words)))].join(words.language === 'zh' ? '，或' : ' or ')}`;
  return html`${row.isList && html`${listPhrase(row, words)}${words.language === 'zh' ? '，' : ', '}${labels.each}`}${inner}${row.isNullable && labels.orNull}`;
}

function listPhrase(row: Row, { language, say }: RowWords): string {
  const list = [row.shape, ...(row.shape.anyOf ?? [])].find((one) => one.type === 'array') ?? row.shape;
  return shapeWords({ ...list, items: undefined }, language, say);
}

/** What has fields of its own is shown with them, not as a sentence of their names. */
function phrase(shape: JsonShape, row: Row, { language, say }: RowWords): string {
  const labels = labelsOf(language);
  const format = shape.format === undefined ? undefined : labels.formats[shape.format as keyof typeof labels.formats];
  if (format !== undefined) return format;
  if (shape.type === 'object' && row.rows.length > 0) return shape.properties === undefined ? labels.record + labels.object : labels.object;
  return shapeWords(shape, language, say);
}
