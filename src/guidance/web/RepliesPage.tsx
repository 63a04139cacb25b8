import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Page, PageHeader, Section } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { EmptyState, LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { TextField } from '#web/ui/fields/TextField.tsx';
import { actWithUndo } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useLanguage, useWords } from '#web/ui/text/words.ts';
import { Stage, type CannedReply } from '../contract.ts';
import { whatFits } from '../core/slash.ts';
import { cannedOptions, removeCanned, restoreCanned } from './api.ts';
import { ReplyForm } from './ReplyForm.tsx';
import styles from './replies.module.css';

/** The brand's own warm words, by the quarter of the service circle in which they help. Leads write them; everybody finds them by a slash. */
export function RepliesPage() {
  const t = useWords('guidance');
  const [sought, setSought] = useState('');
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null);
  const list = useQuery(cannedOptions());
  const shown = whatFits(list.data?.items ?? [], sought.trim());

  function remove(reply: CannedReply): void {
    void actWithUndo({ text: t('screen.removed', { shortcut: reply.shortcut }), run: () => removeCanned(reply.id), back: () => restoreCanned(reply.id) });
  }

  return (
    <Page>
      <PageHeader title={t('screen.title')} sub={t('screen.sub')} actions={<Button look="primary" icon="plus" onClick={() => setEdited('new')}>{t('screen.add')}</Button>} />
      {list.isPending ? <LoadingState rows={8} /> : list.isError ? <RefusedState refusal={list.error} retry={() => void list.refetch()} /> : (
        <>
          <TextField label={t('screen.find')} labelHidden icon="search" type="search" placeholder={t('screen.findHint')} value={sought} onChange={setSought} />
          {shown.length === 0 ? <EmptyState icon="slash" title={t('slash.nothing', { words: sought })} /> : null}
          {Stage.options.map((stage) => {
            const some = shown.filter((one) => one.stage === stage);
            return some.length === 0 ? null : <Section key={stage} title={t(`stage.${stage || 'none'}`)}><ul className={styles.list}>{some.map((one) => <Line key={one.id} reply={one} onEdit={() => setEdited(one)} onRemove={() => remove(one)} />)}</ul></Section>;
          })}
        </>
      )}
      <Modal title={t(edited === 'new' ? 'screen.add' : 'screen.edit')} open={edited !== null} onClose={() => setEdited(null)} size="large">
        {edited === null ? null : <ReplyForm reply={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Modal>
    </Page>
  );
}

function Line({ reply, onEdit, onRemove }: { reply: CannedReply; onEdit: () => void; onRemove: () => void }) {
  const t = useWords('guidance');
  const format = useFormat();
  const language = useLanguage();
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <p className={styles.title}>{reply.title[language]} <kbd>/{reply.shortcut}</kbd>{reply.initials ? <kbd>/{reply.initials}</kbd> : null}</p>
        <p className={styles.text}>{reply.text[language]}</p>
      </div>
      <span className={styles.uses}>{t('screen.uses', { n: format.count(reply.uses), count: reply.uses })}</span>
      <IconButton icon="edit" label={t('screen.editOne', { title: reply.title[language] })} onClick={onEdit} />
      <IconButton icon="trash" label={t('screen.removeOne', { title: reply.title[language] })} onClick={onRemove} />
    </li>
  );
}
