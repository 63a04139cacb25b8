/** Opening or correcting a file. The name is read while it is typed: how the customer will be addressed stands below it. */
import { useRef, useState } from 'react';
import type * as z from 'zod';
import { Language, Note } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { CreateCustomer, Tier, type Customer } from '../contract.ts';
import { honorificOf, readName, type AddressedName } from '../core/name.ts';
import { AccountField } from './AccountField.tsx';
import { changeCustomer, createCustomer } from './api.ts';
import styles from './customers.module.css';

const Shape = CreateCustomer.omit({ reach: true }).required().extend({ phone: Note(300), mail: Note(300) });
type Values = z.input<typeof Shape>;
type Begun = Partial<Pick<Values, 'name' | 'phone' | 'mail'>>;
const reachOf = (values: Pick<Values, 'phone' | 'mail'>) => (['phone', 'mail'] as const).filter((kind) => values[kind].trim() !== '').map((kind) => ({ kind, value: values[kind] }));

/** A nameless visitor begins with an empty name: 访客1234 is nobody's. */
function valuesOf(file: Customer | undefined, begun: Begun): Values {
  const name = file === undefined || file.isNameless ? (begun.name ?? '') : file.name;
  const read = file === undefined || file.isNameless ? readName(name) : file;
  return {
    name, surname: read.surname, givenName: read.givenName, honorific: read.honorific, title: read.title, language: file?.language ?? 'zh', tier: file?.tier ?? 'standard',
    manner: file?.manner ?? '', note: file?.note ?? '', accountId: file?.account?.id ?? null, phone: begun.phone ?? '', mail: begun.mail ?? '',
  };
}

export function CustomerForm({ file, begun = {}, onKept }: { file?: Customer; begun?: Begun; onKept: (file: Customer) => void }) {
  const t = useWords('customers');
  const [isCorrected, setCorrected] = useState(file !== undefined && !file.isNameless);
  const [first] = useState(() => valuesOf(file, begun));
  const newest = useRef(first);
  const form = useShapeForm<typeof Shape, Values>({
    shape: Shape, first,
    send: async ({ phone, mail, ...values }) => onKept(file === undefined ? await createCustomer({ ...values, reach: reachOf({ phone, mail }) }) : await changeCustomer(file.id, values)),
    fieldOf: (at) => (at.startsWith('reach.') ? (reachOf(newest.current)[Number(at.split('.')[1])]?.kind ?? at) : at),
  });
  newest.current = form.values;
  const { values, set, bind } = form;

  function setName(name: string): void {
    set('name', name);
    if (isCorrected) return;
    const read = readName(name);
    set('surname', read.surname);
    set('givenName', read.givenName);
    if (read.honorific !== 'none') {
      set('honorific', read.honorific);
      set('title', read.title);
    }
  }
  function correct(part: 'surname' | 'givenName', value: string): void {
    setCorrected(true);
    set(part, value);
  }

  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.form.name')} hint={t('screen.form.nameHint')} required autoComplete="off" value={values.name} onChange={setName} error={bind('name').error} />
        <div className={styles.pair}>
          <TextField label={t('screen.form.surname')} autoComplete="off" value={values.surname} onChange={(value) => correct('surname', value)} error={bind('surname').error} />
          <TextField label={t('screen.form.givenName')} autoComplete="off" value={values.givenName} onChange={(value) => correct('givenName', value)} error={bind('givenName').error} />
        </div>
        <Row>
          <Choices label={t('screen.form.honorific')} value={values.honorific} onChange={(honorific) => set('honorific', honorific)} choices={(['none', 'ms', 'mr', 'title'] as const).map((one) => ({ value: one, label: t(`screen.honorific.${one}`) }))} />
          {values.honorific === 'title' ? <TextField label={t('screen.form.title')} placeholder={t('screen.form.titleHint')} autoComplete="off" {...bind('title')} /> : null}
        </Row>
        <AddressPreview person={values} />
        {file === undefined ? (
          <div className={styles.pair}>
            <TextField label={t('screen.form.phone')} hint={t('screen.form.phoneHint')} type="tel" inputMode="tel" autoComplete="off" {...bind('phone')} />
            <TextField label={t('screen.form.mail')} type="email" inputMode="email" autoComplete="off" {...bind('mail')} />
          </div>
        ) : null}
        <Row>
          <Choices label={t('screen.form.language')} value={values.language} onChange={(language) => set('language', language)} choices={Language.options.map((one) => ({ value: one, label: t(`screen.languages.${one}`) }))} />
          <Choices label={t('screen.form.tier')} value={values.tier} onChange={(tier) => set('tier', tier)} choices={Tier.options.map((one) => ({ value: one, label: t(`screen.tier.${one}`) }))} />
        </Row>
        <AccountField value={values.accountId} onChange={(accountId) => set('accountId', accountId)} />
        <Textarea label={t('screen.form.manner')} hint={t('screen.form.mannerHint')} rows={2} {...bind('manner')} />
        <Textarea label={t('screen.form.note')} rows={3} {...bind('note')} />
        <Row end><Button type="submit" look="primary" busy={form.busy}>{t(file === undefined ? 'screen.form.create' : 'screen.form.save')}</Button></Row>
      </Stack>
    </form>
  );
}

function AddressPreview({ person }: { person: AddressedName }) {
  const t = useWords('customers');
  const [zh, en] = [honorificOf(person, 'zh'), honorificOf(person, 'en')];
  return <p className={styles.preview} role="status"><Icon name="chat" size={1} />{zh === '' || en === '' ? t('screen.addressedUnknown') : t('screen.addressedAs', { zh, en })}</p>;
}
