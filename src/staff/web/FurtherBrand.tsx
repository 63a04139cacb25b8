/** One installation may serve several brands, each with people and customers of its own. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { Line } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Table } from '#web/ui/parts/Table.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { serverNowMs } from '#web/ui/clock.ts';
import { toastRefusal } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { OpenBrand, Zone } from '../contract.ts';
import { inviteFirstAgain, mailsAbout, openBrand, openedBrands } from './api.ts';
import styles from './brand.module.css';
import { zoneOptions } from './zones.ts';

/** Flat, as a form is; the server's `administrator.mail` is the field `mail`. */
const BrandAsked = z.object({ name: Line(80), slug: OpenBrand.shape.slug, zone: Zone, adminName: Line(80), mail: OpenBrand.shape.administrator.shape.mail });

export function FurtherBrand({ zone }: { zone: string }) {
  const t = useWords('staff');
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const opened = useQuery({ queryKey: ['opened-brands'], queryFn: openedBrands });
  const close = () => {
    setOpen(false);
    setMade(null);
    void opened.refetch();
  };
  const again = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => inviteFirstAgain(id).then(({ link }) => ({ name, link })),
    onSuccess: (next) => {
      setMade(next);
      setOpen(true);
    },
    onError: (refusal) => {
      toastRefusal(refusal);
      void opened.refetch();
    },
  });
  return (
    <Section title={t('screen.further.title')} hint={t('screen.further.hint')}>
      {opened.isError ? <RefusalNote refusal={opened.error} /> : null}
      {opened.data === undefined || opened.data.items.length === 0 ? null : (
        <Table caption={t('screen.further.title')} rows={opened.data.items} keyOf={(one) => one.id} columns={[
          { key: 'name', head: t('screen.firstRun.brandName'), names: true, cell: (one) => <>{one.name}<div className={styles.code}>{one.slug}</div></> },
          { key: 'openedAt', head: t('screen.further.openedAt'), cell: (one) => <time dateTime={one.openedAt}>{format.date(one.openedAt)}</time> },
          { key: 'state', head: t('screen.further.admin'), cell: (one) => one.waitsFor === null ? t('screen.further.joined') : <>{t('screen.further.waitsFor', { name: one.waitsFor.name })}<div className={styles.hint}>{one.waitsFor.mail}{one.waitsFor.linkEndsAt === null || Date.parse(one.waitsFor.linkEndsAt) < serverNowMs() ? ` · ${t('screen.further.linkEnded')}` : ` · ${t('screen.team.linkEnds', { moment: format.moment(one.waitsFor.linkEndsAt) })}`}</div></> },
          { key: 'acts', head: <span className="unseen">{t('screen.team.again')}</span>, cell: (one) => one.waitsFor === null ? null : <Button size="small" busy={again.isPending && again.variables.id === one.id} aria-label={`${t('screen.team.again')}: ${one.name}`} onClick={() => again.mutate(one)}>{t('screen.team.again')}</Button> },
        ]} />
      )}
      <Row><Button icon="plus" onClick={() => setOpen(true)}>{t('screen.further.do')}</Button></Row>
      <Modal title={made === null ? t('screen.further.do') : t('screen.further.made', { name: made.name })} open={open} onClose={close}>
        {made === null ? (open ? <BrandAskedForm zone={zone} onMade={setMade} /> : null) : <BrandOpened link={made.link} onDone={close} />}
      </Modal>
    </Section>
  );
}

export function BrandAskedForm({ zone, onMade }: { zone: string; onMade: (made: { name: string; link: string }) => void }) {
  const t = useWords('staff');
  const form = useShapeForm({
    shape: BrandAsked, first: { name: '', slug: '', zone, adminName: '', mail: '' },
    fieldOf: (at) => ({ 'administrator.name': 'adminName', 'administrator.mail': 'mail' })[at] ?? at,
    send: async ({ name, slug, zone: inZone, adminName, mail }) => onMade({ name, link: (await openBrand({ name, slug, zone: inZone, administrator: { name: adminName, mail } })).link }),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.firstRun.brandName')} autoComplete="off" required {...form.bind('name')} />
        <TextField label={t('screen.brandPage.slug')} hint={t('screen.further.slugHint')} autoComplete="off" autoCapitalize="none" spellCheck={false} required {...form.bind('slug')} />
        <SelectField label={t('screen.brandPage.zone')} hint={t('screen.brandPage.zoneHint')} options={zoneOptions()} {...form.bind('zone')} />
        <TextField label={t('screen.further.admin')} autoComplete="off" required {...form.bind('adminName')} />
        <TextField label={t('screen.further.adminMail')} hint={t('screen.further.adminMailHint')} type="email" inputMode="email" autoComplete="off" required {...form.bind('mail')} />
        <Row end><Button type="submit" look="primary" busy={form.busy}>{t('screen.further.open')}</Button></Row>
      </Stack>
    </form>
  );
}

/** The link is shown here and nowhere else. */
export function BrandOpened({ link, onDone }: { link: string; onDone: () => void }) {
  const t = useWords('staff');
  const mail = useQuery({ queryKey: ['mails', 'any'], queryFn: () => mailsAbout(undefined) });
  return (
    <Stack>
      <p>{t('screen.further.next')}</p>
      {mail.data?.isSetUp === false ? <p className={styles.hint}>{t('screen.mailState.not_set_up')}</p> : null}
      <CopyBlock text={link} label={t('screen.team.linkLabel')} />
      <p className={styles.hint}>{t('screen.further.linkOnce')}</p>
      <Row end><Button look="primary" onClick={onDone}>{t('web:done')}</Button></Row>
    </Stack>
  );
}
