import * as z from 'zod';
import { Button } from '#web/ui/parts/Button.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { Choices } from '#web/ui/fields/Ticks.tsx';
import { toast } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { AddCannedReply, Stage, type CannedReply } from '../contract.ts';
import { fillCanned, problemsOfTemplate } from '../core/canned.ts';
import { keepCanned } from './api.ts';
import styles from './replies.module.css';

/** The contract's shape laid flat: a form's fields have one name each. */
const Form = z.object({
  shortcut: AddCannedReply.shape.shortcut, titleZh: AddCannedReply.shape.title.shape.zh, titleEn: AddCannedReply.shape.title.shape.en,
  textZh: AddCannedReply.shape.text.shape.zh, textEn: AddCannedReply.shape.text.shape.en, stage: Stage,
});
const fields: Readonly<Record<string, string>> = { 'title.zh': 'titleZh', 'title.en': 'titleEn', 'text.zh': 'textZh', 'text.en': 'textEn' };

/** Both languages, since a customer is answered in their own; below each text, how it will read. */
export function ReplyForm({ reply, onDone }: { reply: CannedReply | null; onDone: () => void }) {
  const t = useWords('guidance');
  const form = useShapeForm({
    shape: Form, words: 'guidance:field', fieldOf: (at) => fields[at] ?? at,
    first: { shortcut: reply?.shortcut ?? '', titleZh: reply?.title.zh ?? '', titleEn: reply?.title.en ?? '', textZh: reply?.text.zh ?? '', textEn: reply?.text.en ?? '', stage: reply?.stage ?? 'help' },
    send: async ({ shortcut, titleZh, titleEn, textZh, textEn, stage }) => {
      await keepCanned(reply?.id ?? null, { shortcut, title: { zh: titleZh, en: titleEn }, text: { zh: textZh, en: textEn }, stage });
      toast(t('screen.kept', { shortcut }));
      onDone();
    },
  });
  return (
    <form onSubmit={(event) => void form.submit(event)}>
      <Stack>
        <Choices label={t('field.stage.label')} value={form.values.stage} onChange={(stage) => form.set('stage', stage)} choices={Stage.options.map((stage) => ({ value: stage, label: t(`stage.${stage || 'none'}`) }))} />
        <TextField label={t('field.shortcut.label')} hint={t('field.shortcut.hint')} required maxLength={24} {...form.bind('shortcut')} />
        <div className={styles.pair}>
          <Stack>
            <TextField label={t('field.titleZh.label')} required maxLength={60} lang="zh-CN" {...form.bind('titleZh')} />
            <Textarea label={t('field.textZh.label')} required rows={5} maxLength={2000} lang="zh-CN" {...form.bind('textZh')} />
            <Sample text={form.values.textZh} customer="欧阳女士" />
          </Stack>
          <Stack>
            <TextField label={t('field.titleEn.label')} required maxLength={60} lang="en" {...form.bind('titleEn')} />
            <Textarea label={t('field.textEn.label')} required rows={5} maxLength={2000} lang="en" {...form.bind('textEn')} />
            <Sample text={form.values.textEn} customer="Ms Ouyang" />
          </Stack>
        </div>
        <p className={styles.hint}>{t('screen.variables', { open: '{{', close: '}}' })}</p>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <Row end>
          <Button onClick={onDone}>{t('screen.cancel')}</Button>
          <Button type="submit" look="primary" icon="check" busy={form.busy}>{t('screen.keep')}</Button>
        </Row>
      </Stack>
    </form>
  );
}

/** The text as a customer would read it, or what is wrong with its variables. */
function Sample({ text, customer }: { text: string; customer: string }) {
  const t = useWords('guidance');
  const { staff, brand } = useSession();
  if (text.trim() === '') return null;
  const [problem] = problemsOfTemplate(text);
  if (problem) return <p className={styles.bad}>{t(problem.problem === 'unknown' ? 'screen.unknown' : 'screen.braces', { name: problem.name })}</p>;
  const filled = fillCanned(text, { customer, agent: staff.name, brand: brand.name, case: 'ZX-20261121-0001' });
  return 'text' in filled ? <blockquote className={styles.sample}>{filled.text}</blockquote> : null;
}
