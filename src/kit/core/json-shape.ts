/** A zod shape as data (JSON Schema), and the way to a place in it. */
/** The part of JSON Schema that our shapes come to. */
export interface JsonShape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonShape;
  readonly properties?: Readonly<Record<string, JsonShape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonShape | boolean;
  readonly propertyNames?: JsonShape;
  readonly anyOf?: readonly JsonShape[];
  readonly oneOf?: readonly JsonShape[];
  readonly allOf?: readonly JsonShape[];
  readonly default?: unknown;
  /** A rule that a pattern cannot say kindly: the key of its sentence, `slice:shape.name`. */
  readonly 'x-rule'?: string;
}

/** The shape that stands at a place, such as ['lines', 0, 'mail']; undefined where nothing may stand. */
export function shapeAt(root: JsonShape, path: readonly PropertyKey[]): JsonShape | undefined {
  let found: readonly JsonShape[] = [root];
  for (const step of path) {
    found = found.flatMap(branchesOf).flatMap((node) => {
      const inner = typeof step === 'number' ? node.items : (node.properties?.[String(step)] ?? (typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined));
      return inner === undefined ? [] : [inner];
    });
  }
  return found.length > 1 ? { anyOf: found } : found[0];
}

/** Every shape that may stand here, alternatives opened. */
export function branchesOf(node: JsonShape): JsonShape[] {
  const inner = [...(node.anyOf ?? []), ...(node.oneOf ?? [])];
  return inner.length === 0 ? [node] : inner.flatMap(branchesOf);
}
