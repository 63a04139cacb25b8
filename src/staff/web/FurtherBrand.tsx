/** One installation may serve several brands, each with people and customers of its own. */
import { useState } from 'react';
import * as z from 'zod';
import { Line } from '#kit/core/shapes.ts';
import { Button } from '#web/ui/Button.tsx';
import { CopyBlock } from '#web/ui/Copy.tsx';
import { useShapeForm } from '#web/ui/form.ts';
import { Row, Section, Stack } from '#web/ui/Layout.tsx';
import { Modal } from '#web/ui/Modal.tsx';
import { SelectField } from '#web/ui/SelectField.tsx';
import { RefusalNote } from '#web/ui/States.tsx';
import { TextField } from '#web/ui/TextField.tsx';
import { useWords } from '#web/ui/words.ts';
import { OpenBrand, Zone } from '../contract.ts';
import { openBrand } from './api.ts';
import styles from './brand.module.css';
import { zoneOptions } from './zones.ts';

/** Flat, as a form is; the server's `administrator.mail` is the field `mail`. */
const BrandAsked = z.object({ name: Line(80), slug: OpenBrand.shape.slug, zone: Zone, adminName: Line(80), mail: OpenBrand.shape.administrator.shape.mail });

export function FurtherBrand({ zone }: { zone: string }) {
  const t = useWords('staff');
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ name: string; link: string } | null>(null);
  const close = () => {
    setOpen(false);
    setMade(null);
  };
  return (
    <Section title={t('screen.further.title')} hint={t('screen.further.hint')}>
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
  return (
    <Stack>
      <p>{t('screen.further.next')}</p>
      <CopyBlock text={link} label={t('screen.team.linkLabel')} />
      <p className={styles.hint}>{t('screen.team.linkOnce')}</p>
      <Row end><Button look="primary" onClick={onDone}>{t('web:done')}</Button></Row>
    </Stack>
  );
}
