import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod';
import { Language, Line, Note } from '#kit/core/shapes.ts';
import { useShapeForm, type ShapeForm } from '#web/ui/fields/form.ts';
import { Page, PageHeader, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { SaveBar } from '#web/ui/fields/SaveBar.tsx';
import { SelectField } from '#web/ui/fields/SelectField.tsx';
import { sessionKey } from '#web/ui/server/session.ts';
import { LoadingState, RefusalNote, RefusedState } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { Zone, type Brand } from '../contract.ts';
import { brand, changeBrand } from './api.ts';
import styles from './brand.module.css';
import { EmbedSection } from './EmbedSection.tsx';
import { FurtherBrand } from './FurtherBrand.tsx';
import { MailSection } from './MailSection.tsx';
import { SecretSection } from './SecretSection.tsx';
import { zoneOptions } from './zones.ts';

/** The brand's settings as one flat form; the server's `settings.greeting.zh` is the field `greetingZh`. */
export const BrandForm = z.object({
  name: Line(80), zone: Zone, language: Language, greetingZh: Note(300), greetingEn: Note(300), noticeZh: Note(2000), noticeEn: Note(2000),
  clockDays: z.enum(['natural', 'working']), origins: z.array(z.url().max(200)).max(50),
});
export type BrandForm = z.infer<typeof BrandForm>;

function formOf({ name, zone, language, settings }: Brand): BrandForm {
  return { name, zone, language, greetingZh: settings.greeting.zh, greetingEn: settings.greeting.en, noticeZh: settings.complaintNotice.zh, noticeEn: settings.complaintNotice.en, clockDays: settings.clockDays, origins: settings.widgetOrigins };
}

export function BrandPage() {
  const t = useWords('staff');
  const found = useQuery({ queryKey: ['brand'], queryFn: brand });
  return (
    <Page narrow>
      <PageHeader title={t('screen.brandPage.title')} sub={t('screen.brandPage.sub')} />
      {found.isPending ? <LoadingState rows={6} /> : found.isError ? <RefusedState refusal={found.error} retry={() => void found.refetch()} /> : <BrandSections brand={found.data} />}
    </Page>
  );
}

function BrandSections({ brand: kept }: { brand: Brand }) {
  const t = useWords('staff');
  const queries = useQueryClient();
  const [first, setFirst] = useState(() => formOf(kept));
  const form = useShapeForm({
    shape: BrandForm, first,
    fieldOf: (at) => fields[at.replace(/\.\d+$/, '')] ?? at,
    send: async ({ name, zone, language, greetingZh, greetingEn, noticeZh, noticeEn, clockDays, origins }) => {
      const after = await changeBrand({ name, zone, language, settings: { greeting: { zh: greetingZh, en: greetingEn }, complaintNotice: { zh: noticeZh, en: noticeEn }, clockDays, widgetOrigins: origins } });
      queries.setQueryData(['brand'], after);
      // The name stands in the rail and in every tab's title.
      await queries.invalidateQueries({ queryKey: sessionKey });
      setFirst(formOf(after));
      form.reset(formOf(after));
      toast(t('screen.brandPage.saved'));
    },
  });
  return (
    <>
      {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
      <Section title={t('screen.brandPage.identity')}>
        <Stack>
          <TextField label={t('screen.firstRun.brandName')} hint={t('screen.firstRun.brandNameHint')} required {...form.bind('name')} />
          <p className={styles.fixed}>{t('screen.brandPage.slug')} <span className={styles.code}>{kept.slug}</span> · {t('screen.brandPage.slugFixed')}</p>
          <SelectField label={t('screen.brandPage.zone')} hint={t('screen.brandPage.zoneHint')} options={zoneOptions()} {...form.bind('zone')} />
          <Choices label={t('screen.brandPage.language')} value={form.values.language} onChange={(next) => form.set('language', next)} choices={[{ value: 'zh', label: '中文' }, { value: 'en', label: 'English' }]} />
        </Stack>
      </Section>
      <GreetingSection form={form} />
      <EmbedSection slug={kept.slug} origins={form.values.origins} error={form.bind('origins').error} onChange={(origins) => form.set('origins', origins)} />
      <SecretSection slug={kept.slug} />
      <Section title={t('screen.brandPage.complaints')} hint={t('screen.brandPage.noticeHint')} actions={<a href={`/complain/${kept.slug}`} target="_blank" rel="noreferrer">{t('screen.brandPage.complainPage')}</a>}>
        <Stack>
          <div className={styles.pair}>
            <Textarea label={t('screen.brandPage.noticeZh')} lang="zh-CN" rows={4} {...form.bind('noticeZh')} />
            <Textarea label={t('screen.brandPage.noticeEn')} lang="en" rows={4} {...form.bind('noticeEn')} />
          </div>
          <Choices label={t('screen.brandPage.clockDays')} value={form.values.clockDays} onChange={(next) => form.set('clockDays', next)} choices={[{ value: 'natural', label: t('screen.brandPage.natural') }, { value: 'working', label: t('screen.brandPage.working') }]} />
          <p className={styles.hint}>{t(`screen.brandPage.${form.values.clockDays}Hint`)}</p>
        </Stack>
      </Section>
      <MailSection />
      <FurtherBrand zone={kept.zone} />
      <SaveBar dirty={JSON.stringify(form.values) !== JSON.stringify(first)} busy={form.busy} onSave={() => void form.submit()} onDiscard={() => form.reset(first)} />
    </>
  );
}

const fields: Readonly<Record<string, string>> = {
  'settings.greeting.zh': 'greetingZh', 'settings.greeting.en': 'greetingEn', 'settings.complaintNotice.zh': 'noticeZh', 'settings.complaintNotice.en': 'noticeEn', 'settings.widgetOrigins': 'origins', 'settings.clockDays': 'clockDays',
};

function GreetingSection({ form }: { form: ShapeForm<BrandForm> }) {
  const t = useWords('staff');
  const language = useLanguage();
  return (
    <Section title={t('screen.brandPage.greeting')} hint={t('screen.brandPage.greetingHint')}>
      <div className={styles.pair}>
        <Textarea label={t('screen.brandPage.greetingZh')} lang="zh-CN" {...form.bind('greetingZh')} />
        <Textarea label={t('screen.brandPage.greetingEn')} lang="en" {...form.bind('greetingEn')} />
      </div>
      <figure className={styles.preview}>
        <b>{t('screen.brandPage.preview')}</b>
        <p className={styles.bubble}>{(language === 'zh' ? form.values.greetingZh : form.values.greetingEn) || '…'}</p>
      </figure>
    </Section>
  );
}
