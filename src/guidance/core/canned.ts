/**
 * Canned replies with variables: `{{客户称呼}}您好，我是{{坐席}}。` Chinese and English names of a variable mean the same. A reply is
 * filled in whole or not at all: an unknown variable, one without a value, or a brace left open is reported, never sent raw. What
 * is filled in is never read again, so a customer who calls himself `{{agent}}` stays exactly that.
 */
export const cannedVariables = ['customer', 'agent', 'brand', 'case'] as const;
type CannedVariable = (typeof cannedVariables)[number];

const names: ReadonlyMap<string, CannedVariable> = new Map([
  ['customer', 'customer'], ['客户称呼', 'customer'], ['客户', 'customer'],
  ['agent', 'agent'], ['坐席', 'agent'], ['客服', 'agent'],
  ['brand', 'brand'], ['品牌', 'brand'],
  ['case', 'case'], ['事项', 'case'], ['工单', 'case'],
]);

/** What stands for each variable; empty or missing means that there is none, as before a case exists. */
export type CannedValues = Readonly<Partial<Record<CannedVariable, string>>>;

type CannedProblem =
  /** A name nobody knows, as written. */
  | { readonly problem: 'unknown'; readonly name: string }
  /** Known, but without a value here. */
  | { readonly problem: 'noValue'; readonly name: CannedVariable }
  /** `{{` without its end, or `}}` without its beginning. */
  | { readonly problem: 'brokenBraces'; readonly name: string };

type CannedFilled = { readonly text: string } | { readonly problems: readonly CannedProblem[] };

const variable = /\{\{([^{}\n]{0,40})\}\}/g;
const leftBraces = /\{\{|\}\}/;
/** A Chinese input method types ｛｛ ｝｝. */
const plainBraces = (template: string) => template.replaceAll('｛｛', '{{').replaceAll('｝｝', '}}');
const variableOf = (name: string) => names.get(name.trim().toLowerCase());

/** What is wrong with a template whatever the values: for saving it. Empty when it is well. */
export function problemsOfTemplate(template: string): CannedProblem[] {
  const plain = plainBraces(template);
  const unknown = Array.from(plain.matchAll(variable), ([, name = '']) => name.trim()).filter((name) => variableOf(name) === undefined);
  const rest = plain.replace(variable, '');
  const broken = leftBraces.exec(rest);
  return [
    ...[...new Set(unknown)].map((name) => ({ problem: 'unknown' as const, name })),
    ...(broken ? [{ problem: 'brokenBraces' as const, name: rest.slice(broken.index, broken.index + 20) }] : []),
  ];
}

/**
 * Fills a template. A customer whose name is not known is not a problem but the commonest of visitors: 尊敬的客户，您好 / Dear customer,
 * and `{{客户称呼}}，您好` or `Hello {{customer}},` simply lose the name.
 */
export function fillCanned(template: string, values: CannedValues): CannedFilled {
  const plain = plainBraces(template);
  const problems = problemsOfTemplate(plain);
  const missing = new Set<CannedVariable>();
  const text = withoutUnnamed(plain, values.customer ?? '').replace(variable, (_, name: string) => {
    const known = variableOf(name);
    const value = known === undefined ? '' : (values[known] ?? '');
    if (known !== undefined && known !== 'customer' && value.trim() === '') missing.add(known);
    return value;
  });
  const all = [...problems, ...Array.from(missing, (name) => ({ problem: 'noValue' as const, name }))];
  return all.length > 0 ? { problems: all } : { text };
}

/** Takes the customer's variable out of greetings and puts 客户 / customer elsewhere, when there is no name to fill in. */
function withoutUnnamed(template: string, customer: string): string {
  if (customer.trim() !== '') return template;
  const slot = String.raw`\{\{\s*(?:customer|客户称呼|客户)\s*\}\}`;
  return template
    .replace(new RegExp(String.raw`(^|[。！？!?.\n]\s*)${slot}[，,、]?\s*(?=您好|早上好|上午好|中午好|下午好|晚上好)`, 'gi'), '$1')
    .replace(new RegExp(String.raw`\b(hello|hi|good morning|good afternoon|good evening|thank you|thanks),?\s+${slot}`, 'gi'), '$1')
    .replace(new RegExp(slot, 'gi'), (_, at: number) => (/[a-z][\s,]*$/i.test(template.slice(0, at)) ? 'customer' : '客户'));
}

/** Does a text about to be sent still hold a variable or a brace of one? */
export function hasUnfilled(text: string): boolean {
  return leftBraces.test(plainBraces(text));
}
