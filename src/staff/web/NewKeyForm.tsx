import { useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { Checkbox } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { CreateApiKey, type NewApiKey } from '../contract.ts';
import { permissions } from '../core/roles.ts';
import { createApiKey } from './api.ts';
import styles from './keys.module.css';

/** Permissions by what they are about, each in plain words; only those the maker holds can be given. */
export function NewKeyForm({ onMade }: { onMade: (made: z.infer<typeof NewApiKey>) => void }) {
  const t = useWords('staff');
  const queries = useQueryClient();
  const mine = useSession().staff.permissions;
  const none: string[] = [];
  const form = useShapeForm({
    shape: CreateApiKey, first: { name: '', scopes: none },
    send: async (asked) => {
      onMade(await createApiKey(asked));
      await queries.invalidateQueries({ queryKey: ['api-keys'] });
    },
  });
  const areas = Map.groupBy(permissions.filter((permission) => mine.includes(permission)), (permission) => permission.split('.')[0] ?? '');
  const chosen = new Set(form.values.scopes);
  const wrong = form.bind('scopes').error;

  function tick(permission: string, on: boolean): void {
    form.set('scopes', permissions.filter((one) => (one === permission ? on : chosen.has(one))));
  }

  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.keysPage.name')} hint={t('screen.keysPage.nameHint')} autoComplete="off" required {...form.bind('name')} />
        <Row between><h3 id="scopes">{t('screen.keysPage.scopes')}</h3><span className={styles.second} role="status">{chosen.size > 0 ? t('screen.keysPage.scopesChosen', { n: chosen.size }) : t('screen.keysPage.scopesHint')}</span></Row>
        <div className={styles.box} role="group" aria-labelledby="scopes" tabIndex={0}><div className={styles.areas}>
          {[...areas].map(([area, some]) => (
            <fieldset key={area} className={styles.area}>
              <legend>{t(`screen.area.${area}`, { defaultValue: area })}</legend>
              {some.map((permission) => <Checkbox key={permission} label={t(`screen.permission.${permission}`)} hint={<span className={styles.code}>{permission}</span>} checked={chosen.has(permission)} onChange={(on) => tick(permission, on)} aria-invalid={wrong ? true : undefined} />)}
            </fieldset>
          ))}
        </div></div>
        {wrong ? <p className={styles.wrong} role="alert">{t('screen.keysPage.pick')}</p> : null}
        <Row end><Button type="submit" look="primary" icon="key" busy={form.busy}>{t('screen.keysPage.create')}</Button></Row>
      </Stack>
    </form>
  );
}
