import { Case, type CasePage } from '#cases/contract.ts';
import { call } from '#web/ui/server/api.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { InPlace } from '#web/ui/fields/InPlace.tsx';
import { Facts, Stack } from '#web/ui/parts/Layout.tsx';
import { queries } from '#web/ui/server/query.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { record } from './api.ts';
import { ask } from './asking.ts';
import type { PartProps } from './part-props.ts';
import styles from './complaint.module.css';

/** What the customer said and asks for, how it came, and that they were told it has arrived. */
export function Received({ complaint, page, mayDo }: PartProps) {
  const t = useWords('complaints');
  const format = useFormat();
  const { id } = complaint.case;
  const { receipt } = complaint;
  return (
    <Stack>
      <div className={styles.field}>
        <h3>{t('screen.said')}</h3>
        <InPlace label={t('screen.said')} value={page.description} placeholder={page.interactions.length > 0 ? t('screen.saidInContact') : t('screen.saidNothing')} rows={6} maxLength={10_000} mayEdit={mayDo} onSave={(description) => describe(id, description)} />
      </div>
      <div className={styles.field}>
        <h3>{t('screen.remedySought')}</h3>
        <InPlace label={t('screen.remedySought')} value={complaint.remedySought} placeholder={t('screen.remedyAsk')} rows={2} maxLength={2000} mayEdit={mayDo} onSave={(remedySought) => record(id, { remedySought })} />
      </div>
      <Facts facts={[
        { term: t('screen.came'), value: t('screen.cameBy', { way: t(`channel.${complaint.channel}`), when: format.near(complaint.receivedAt), who: complaint.receivedBy?.name ?? t('screen.byCustomer') }) },
        { term: t('screen.product'), value: <InPlace label={t('screen.product')} value={complaint.productWords} placeholder={page.case.product?.name ?? t('screen.productAsk')} maxLength={300} mayEdit={mayDo} onSave={(productWords) => record(id, { productWords })} /> },
        {
          term: t('screen.receipt'),
          value: (
            <span className={styles.inline}>
              {receipt === null ? <strong className={styles.bad}>{t('screen.noReceipt')}</strong> : t('screen.receiptSent', { when: format.near(receipt.at), ways: receipt.by.map((way) => t([`channel.${way}`, 'screen.otherWay'])).join(t('screen.comma')) })}
              {mayDo ? <Button size="small" look="quiet" icon="link" onClick={() => ask('receipt')}>{t('screen.receiptDo')}</Button> : null}
            </span>
          ),
        },
      ]} />
    </Stack>
  );
}

async function describe(id: string, description: string): Promise<void> {
  await call('PUT', `/api/cases/${id}`, { body: { description }, shape: Case });
  queries.setQueryData<CasePage>(['case', id], (before) => before && { ...before, description });
  await Promise.all([queries.invalidateQueries({ queryKey: ['case', id] }), queries.invalidateQueries({ queryKey: ['complaint', id] })]);
}
