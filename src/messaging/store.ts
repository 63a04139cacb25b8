import type { Act } from '#kit/act.ts';
import { json, sql } from '#kit/db/sql.ts';

export interface MailDraft {
  readonly to: string;
  /** A word key with `.subject` and `.text` under it, e.g. `staff:mail.reset`. */
  readonly template: string;
  readonly language: 'zh' | 'en';
  readonly params: Readonly<Record<string, string>>;
  readonly about: readonly [kind: string, id: string];
  readonly key: string;
}

export async function insertMail(act: Act, id: string, mail: MailDraft): Promise<boolean> {
  return (await act.run(sql`
    insert into outgoing_mails (id, brand_id, key, recipient, template, language, params, about_kind, about_id, state, due_at, created_at)
    values (${id}, ${act.brandId}, ${mail.key}, ${mail.to}, ${mail.template}, ${mail.language}, ${json(mail.params)}::jsonb, ${mail.about[0]}, ${mail.about[1]}, 'queued', ${act.now}, ${act.now})
    on conflict (brand_id, key) do nothing`)) === 1;
}
