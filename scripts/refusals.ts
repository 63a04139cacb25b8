/**
 * node scripts/refusals.ts: writes src/app/reference/refusals.json, which refusals each route can answer with. Read from the source itself: from a route's verb along every name it uses to every `refuse(…)`.
 */
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';

export const refusalsFile = 'src/app/reference/refusals.json';

/** `METHOD path` → `meaning code`, such as `conflict cases.openAlready`. */
export type RefusalTable = Readonly<Record<string, readonly string[]>>;

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;

/** One top-level name of a module: what it refuses by itself, and the names it uses. */
interface Unit {
  /** `meaning code` each. */
  readonly refusals: Set<string>;
  readonly uses: Set<string>;
  /** A promise of what can be done: whoever in its module speaks of it keeps it. */
  readonly isInterface: boolean;
}
interface Module {
  readonly units: Map<string, Unit>;
  /** Local name → where it comes from. */
  readonly imports: Map<string, { file: string; name: string }>;
  /** Exported name → local name, or a name of another module. */
  readonly exports: Map<string, { file?: string; name: string }>;
  readonly routes: { key: string; unit: Unit }[];
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
const childrenOf = (node: Node): Node[] => Object.values(node).flatMap((value) => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []));
const nameOf = (node: unknown): string => (isNode(node) ? String(node['name'] ?? node['value'] ?? '') : '');

const wordKeys = new Set<string>();
for (const slice of readdirSync('src')) {
  const file = `src/${slice}/words.en.json`;
  if (existsSync(file)) for (const key of flat((JSON.parse(readFileSync(file, 'utf8')) as { refusal?: object }).refusal ?? {}, '')) if (key.endsWith('.what')) wordKeys.add(`${slice}.${key.slice(0, -'.what'.length)}`);
}
function flat(words: object, prefix: string): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'object' && value !== null ? flat(value as object, `${prefix}${key}.`) : [prefix + key]));
}

/** Every text an expression may come to: both sides of a choice; a template is every refusal that begins and ends like it. */
function textsOf(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'Literal') return [String(node['value'])];
  if (node.type === 'ConditionalExpression') return [...textsOf(node['consequent']), ...textsOf(node['alternate'])];
  if (node.type === 'TemplateLiteral') {
    const parts = (node['quasis'] as Node[]).map((part) => (part['value'] as { cooked: string }).cooked);
    return [...wordKeys].filter((key) => key.startsWith(parts[0] ?? '') && key.endsWith(parts.at(-1) ?? ''));
  }
  return [];
}

function collect(node: Node, unit: Unit): void {
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'refuse') {
    const [meaning, code] = node['arguments'] as unknown[];
    for (const kind of textsOf(meaning)) for (const one of textsOf(code)) unit.refusals.add(`${kind} ${one}`);
  }
  if (node.type === 'Identifier') unit.uses.add(nameOf(node));
  for (const child of childrenOf(node)) {
    const isBareName = (node.type === 'MemberExpression' && child === node['property']) || (node.type === 'Property' && child === node['key'] && node['shorthand'] !== true);
    if (!isBareName || node['computed'] === true) collect(child, unit);
  }
}

function unitOf(...nodes: Node[]): Unit {
  const unit: Unit = { refusals: new Set(), uses: new Set(), isInterface: nodes[0]?.type === 'TSInterfaceDeclaration' };
  for (const node of nodes) collect(node, unit);
  return unit;
}

function routesIn(node: Node, into: Module['routes'], types: ReadonlyMap<string, string>): void {
  // What a parameter can do is what its type does: `pace.count(…)` of `pace: Pace`.
  const known = new Map(types);
  for (const param of (node['params'] as Node[] | undefined) ?? []) {
    const annotation = (param['typeAnnotation'] as Node | undefined)?.['typeAnnotation'] as Node | undefined;
    if (annotation?.['typeName'] !== undefined) known.set(nameOf(param), nameOf(annotation['typeName']));
  }
  if (node.type === 'CallExpression' && nameOf(node['callee']) === 'route') {
    const fields = new Map(((node['arguments'] as Node[])[0]?.['properties'] as Node[] | undefined)?.map((one) => [nameOf(one['key']), one['value'] as Node]));
    const verb = fields.get('verb') ?? fields.get('handle');
    if (verb !== undefined) {
      const unit = unitOf(verb);
      for (const name of unit.uses) unit.uses.add(known.get(name) ?? name);
      into.push({ key: `${nameOf(fields.get('method'))} ${nameOf(fields.get('path'))}`, unit });
    }
  }
  for (const child of childrenOf(node)) routesIn(child, into, known);
}

function fileOf(source: string, from: string): string | undefined {
  if (source.startsWith('#')) return `src/${source.slice(1)}`;
  return source.startsWith('.') ? join(dirname(from), source) : undefined;
}

function readModule(file: string): Module {
  const module: Module = { units: new Map(), imports: new Map(), exports: new Map(), routes: [] };
  const program = parseSync(file, readFileSync(file, 'utf8')).program as unknown as Node;
  for (const statement of program['body'] as Node[]) {
    const source = isNode(statement['source']) ? fileOf(nameOf(statement['source']), file) : undefined;
    for (const specifier of (statement['specifiers'] as Node[] | undefined) ?? []) {
      if (statement.type === 'ImportDeclaration' && source !== undefined) module.imports.set(nameOf(specifier['local']), { file: source, name: nameOf(specifier['imported']) });
      if (statement.type === 'ExportNamedDeclaration') module.exports.set(nameOf(specifier['exported']), source === undefined ? { name: nameOf(specifier['local']) } : { file: source, name: nameOf(specifier['local']) });
    }
    const declared = isNode(statement['declaration']) ? statement['declaration'] : statement;
    const named = declared.type === 'VariableDeclaration' ? (declared['declarations'] as Node[]) : isNode(declared['id']) ? [declared] : [];
    for (const one of named) module.units.set(nameOf(one['id']), unitOf(one));
    if (statement !== declared) for (const one of named) module.exports.set(nameOf(one['id']), { name: nameOf(one['id']) });
    routesIn(statement, module.routes, new Map());
  }
  return module;
}

export function refusalTable(): RefusalTable {
  const files = readdirSync('src', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts')).map((entry) => join(entry.parentPath, entry.name));
  const modules = new Map(files.filter((file) => !/^src\/(web|widget|[^/]+\/web)\//.test(file)).map((file) => [file, readModule(file)]));
  const find = (file: string, name: string): { file: string; unit: Unit } | undefined => {
    const module = modules.get(file);
    const exported = module?.exports.get(name);
    if (exported?.file !== undefined) return find(exported.file, exported.name);
    const local = exported?.name ?? name;
    const unit = module?.units.get(local);
    if (unit !== undefined) return { file, unit };
    const imported = module?.imports.get(local);
    return imported === undefined ? undefined : find(imported.file, imported.name);
  };
  const reach = (file: string, unit: Unit, seen: Set<Unit>, into: Set<string>): void => {
    if (seen.has(unit)) return;
    seen.add(unit);
    for (const refusal of unit.refusals) into.add(refusal);
    for (const name of unit.uses) {
      const found = find(file, name);
      if (found !== undefined) reach(found.file, found.unit, seen, into);
    }
  };
  const routes: Record<string, string[]> = {};
  for (const [file, module] of modules) {
    for (const { key, unit } of module.routes) {
      const [seen, refusals] = [new Set<Unit>(), new Set<string>()];
      reach(file, unit, seen, refusals);
      for (const name of unit.uses) {
        const promise = find(file, name);
        if (promise?.unit.isInterface === true) for (const keeper of modules.get(promise.file)?.units.values() ?? []) if (keeper.uses.has(name)) reach(promise.file, keeper, seen, refusals);
      }
      routes[key] = [...refusals].toSorted();
    }
  }
  return Object.fromEntries(Object.entries(routes).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One line a route: two branches that change two routes do not meet. */
export function tableText(table: RefusalTable): string {
  return `{\n${Object.entries(table).map(([route, refusals]) => `  ${JSON.stringify(route)}: ${JSON.stringify(refusals)}`).join(',\n')}\n}\n`;
}

if (import.meta.main) writeFileSync(refusalsFile, tableText(refusalTable()));
