/** A form over a contract's shape: one shape from the table to the pixel. */
import { useEffect, useRef, useState } from 'react';
import type * as z from 'zod';
import { ApiRefusal } from '../server/api.ts';
import { useLanguage, useWords } from '../text/words.ts';

interface Bound<V> { value: V; onChange: (value: V) => void; error: string | undefined }

export interface ShapeForm<V extends Record<string, unknown>> {
  values: V;
  set<K extends keyof V & string>(key: K, value: V[K]): void;
  /** Spread into a field: `<TextField label={…} {...form.bind('mail')} />`. */
  bind<K extends keyof V & string>(key: K): Bound<V[K]>;
  /** For `<form onSubmit>`: checks against the shape, sends, and shows the refusal at its field or in `refusal`. */
  submit: (event?: { preventDefault(): void }) => Promise<void>;
  busy: boolean;
  /** A refusal that belongs to no field; show it with RefusalNote. */
  refusal: unknown;
  reset: (values?: V) => void;
}

/**
 * `words` is the namespace and prefix where a field's own sentence may stand: with `staff:field`, a wrong `mail` looks for
 * `staff:field.mail.wrong`, and falls back to the house's sentence for the kind of fault. `fieldOf` translates a server path.
 */
export function useShapeForm<S extends z.ZodType<Record<string, unknown>>, V extends Record<string, unknown> = z.input<S> & Record<string, unknown>>(asked: {
  shape: S; first: V; send: (values: z.output<S>) => Promise<unknown>; words?: string; fieldOf?: (at: string) => string;
}): ShapeForm<V> {
  const t = useWords('web');
  const language = useLanguage();
  const [values, setValues] = useState<V>(asked.first);
  const [issues, setIssues] = useState<Readonly<Record<string, z.core.$ZodIssue>>>({});
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Once the field that was refused wears its mark: whoever cannot see it is taken there.
  useEffect(() => {
    if (refusal instanceof ApiRefusal) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  // A double Enter comes before the state does.
  const sending = useRef(false);

  function sentence(key: string): string | undefined {
    const issue = issues[key];
    if (!issue) {
      if (refusal instanceof ApiRefusal && fieldAt(refusal) === key) return `${refusal.what[language]}${language === 'zh' ? '' : ' '}${refusal.right[language]}`;
      return undefined;
    }
    const own = asked.words ? `${asked.words}.${key}.wrong` : '';
    return t([...(own ? [own] : []), ...faultKeys(issue, values[key])], 'minimum' in issue ? { n: Number(issue.minimum) } : 'maximum' in issue ? { n: Number(issue.maximum) } : {});
  }

  function fieldAt(said: ApiRefusal): string | undefined {
    if (said.at === undefined) return undefined;
    const path = said.at.replace(/^body\./, '');
    const key = asked.fieldOf ? asked.fieldOf(path) : path.split('.')[0];
    return key !== undefined && key in values ? key : undefined;
  }

  const form: ShapeForm<V> = {
    values,
    set(key, value) {
      setValues((before) => ({ ...before, [key]: value }));
      setIssues((before) => Object.fromEntries(Object.entries(before).filter(([field]) => field !== key)));
      if (refusal instanceof ApiRefusal && fieldAt(refusal) === key) setRefusal(null);
    },
    bind: (key) => ({ value: values[key], onChange: (value) => form.set(key, value), error: sentence(key) }),
    async submit(event) {
      event?.preventDefault();
      if (sending.current) return;
      const read = asked.shape.safeParse(values);
      if (!read.success) {
        setIssues(Object.fromEntries(read.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), issue])));
        queueMicrotask(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
        return;
      }
      sending.current = true;
      setBusy(true);
      setRefusal(null);
      try {
        await asked.send(read.data);
      } catch (said) {
        setRefusal(said);
        if (!(said instanceof ApiRefusal)) console.error(said);
      } finally {
        sending.current = false;
        setBusy(false);
      }
    },
    busy,
    refusal: refusal instanceof ApiRefusal && fieldAt(refusal) !== undefined ? null : refusal,
    reset(next) {
      setValues(next ?? asked.first);
      setIssues({});
      setRefusal(null);
    },
  };
  return form;
}

/** The house's sentence for a fault, most telling first. */
function faultKeys(issue: z.core.$ZodIssue, value: unknown): string[] {
  if (value === '' || value === null || value === undefined) return ['field.fault.empty'];
  if (issue.code === 'too_small') return ['field.fault.tooShort'];
  if (issue.code === 'too_big') return ['field.fault.tooLong'];
  if (issue.code === 'invalid_format') return [`field.fault.${issue.format}`, 'field.fault.form'];
  return [`field.fault.${issue.message}`, 'field.fault.form'];
}
