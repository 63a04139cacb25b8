import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '#web/ui/parts/Button.tsx';
import { CopyBlock } from '#web/ui/parts/Copy.tsx';
import { Row, Section, Stack } from '#web/ui/parts/Layout.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { toast, toastRefusal } from '#web/ui/parts/toast.ts';
import { useWords } from '#web/ui/text/words.ts';
import { renewWidgetSecret, showWidgetSecret } from './api.ts';
import styles from './brand.module.css';

/** What a shop needs to vouch for its own signed-in users. The secret is fetched only when asked for: each showing is recorded. */
export function SecretSection({ slug }: { slug: string }) {
  const t = useWords('staff');
  const [secret, setSecret] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const show = useMutation({ mutationFn: showWidgetSecret, onSuccess: (reply) => setSecret(reply.secret), onError: toastRefusal });
  const renew = useMutation({
    mutationFn: renewWidgetSecret, onError: toastRefusal,
    onSuccess: (reply) => {
      setSecret(reply.secret);
      setAsking(false);
      toast(t('screen.brandPage.renewed'));
    },
  });
  return (
    <Section title={t('screen.brandPage.secret')} hint={t('screen.brandPage.secretHint')}>
      <Stack>
        {secret === null ? null : <CopyBlock text={secret} label={t('screen.brandPage.secretLabel')} />}
        <Row>
          {secret === null ? <Button icon="eye" busy={show.isPending} onClick={() => show.mutate()}>{t('screen.brandPage.secretShow')}</Button> : <Button icon="eyeOff" onClick={() => setSecret(null)}>{t('screen.brandPage.secretHide')}</Button>}
          <Button look="quiet" icon="refresh" onClick={() => setAsking(true)}>{t('screen.brandPage.renew')}</Button>
        </Row>
        <p className={styles.hint}>{t('screen.brandPage.secretRecorded')}</p>
        <div className={styles.block}>
          <h3>{t('screen.brandPage.recipe')}</h3>
          <p className={styles.hint}>{t('screen.brandPage.recipeServer')}</p>
          <CopyBlock label={t('screen.brandPage.recipeServer')} text={`import { createHmac } from 'node:crypto';\nconst signature = createHmac('sha256', process.env.LINGTING_SECRET).update(userId).digest('hex');`} />
          <p className={styles.hint}>{t('screen.brandPage.recipePage')}</p>
          <CopyBlock label={t('screen.brandPage.recipePage')} text={`<lingting-chat brand="${slug}" user-id="…" user-signature="…"></lingting-chat>`} />
        </div>
      </Stack>
      <Modal title={t('screen.brandPage.renewTitle')} open={asking} onClose={() => setAsking(false)} size="small">
        <Stack>
          <p>{t('screen.brandPage.renewWhat')}</p>
          <Row end><Button look="quiet" onClick={() => setAsking(false)}>{t('web:cancel')}</Button><Button look="dangerous" busy={renew.isPending} onClick={() => renew.mutate()}>{t('screen.brandPage.renewDo')}</Button></Row>
        </Stack>
      </Modal>
    </Section>
  );
}
