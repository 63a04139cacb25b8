/** The whole file of one customer. */
import { faceOf, useAddress } from '#web/ui/text/addressee.ts';
import { Banner } from '#web/ui/parts/Banner.tsx';
import { Button } from '#web/ui/parts/Button.tsx';
import { cx } from '#web/ui/class-names.ts';
import { Facts, Page, PageHeader, Section } from '#web/ui/parts/Layout.tsx';
import { Avatar } from '#web/ui/parts/Marks.tsx';
import { Link, useParam } from '#web/ui/route.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Customer } from '../contract.ts';
import { Company } from './Company.tsx';
import { TierBadge } from './CustomerLine.tsx';
import styles from './customers.module.css';
import { useFileDialogs } from './file-dialogs.tsx';
import { ProductList } from './ProductList.tsx';
import { Reach } from './Reach.tsx';
import { Duplicates, MergedFiles } from './Same.tsx';
import { Timeline } from './Timeline.tsx';
import { useCustomer } from './use-customer.ts';

export function CustomerPage() {
  return <CustomerFile id={useParam('id')} />;
}

/** By id, for the page and for the gallery. */
export function CustomerFile({ id }: { id: string }) {
  const file = useCustomer(id);
  if (file.isPending) return <Page><LoadingState rows={8} /></Page>;
  if (file.isError) return <Page><RefusedState refusal={file.error} retry={() => void file.refetch()} /></Page>;
  return <File key={id} file={file.data} />;
}

function File({ file }: { file: Customer }) {
  const t = useWords('customers');
  const address = useAddress();
  const mayWrite = useMay('customer.write');
  const mayMerge = useMay('customer.merge');
  const { edit, merge, dialogs } = useFileDialogs(file);
  const isHere = file.mergedInto === null;
  const called = address(file);
  const name = faceOf(file) || called;
  return (
    <Page>
      {file.mergedInto === null ? null : <Banner tone="info" action={<Link to={`/customers/${file.mergedInto}`}>{t('screen.merge.awayOpen')}</Link>}>{t('screen.merge.away', { number: file.number })}</Banner>}
      <PageHeader
        tabTitle={name}
        title={<span className={styles.head}><Avatar name={faceOf(file)} size={3} /><bdi>{name}</bdi></span>}
        sub={<span className={cx(styles.second, styles.under)}>{called === name ? null : <strong>{called}</strong>}{file.isNameless ? <span>{t('screen.nameless')}</span> : null}<span className="figures">{file.number}</span><TierBadge tier={file.tier} />{file.account === null ? null : <bdi>{file.account.name}</bdi>}</span>}
        actions={isHere ? <>
          {mayMerge || (mayWrite && file.isNameless) ? <Button icon="people" onClick={merge}>{t(file.isNameless ? 'screen.who.known' : 'screen.merge.do')}</Button> : null}
          {mayWrite ? <Button look="primary" icon="edit" onClick={edit}>{t(file.isNameless ? 'screen.who.name' : 'screen.edit')}</Button> : null}
        </> : null}
      />
      {isHere ? (
        <div className={styles.columns}>
          <div className={styles.main}>
            <Duplicates file={file} />
            <Timeline customerId={file.id} />
          </div>
          <div className={styles.side}>
            <Care file={file} />
            <Reach file={file} />
            {file.account === null ? null : <Company file={file} company={file.account} />}
            <ProductList customerId={file.id} />
            <MergedFiles file={file} />
          </div>
        </div>
      ) : <Care file={file} />}
      {dialogs}
    </Page>
  );
}

function Care({ file }: { file: Customer }) {
  const t = useWords('customers');
  const format = useFormat();
  return (
    <Section title={t('screen.care.title')}>
      {file.manner === '' && file.note === '' ? <p className={styles.dim}>{t('screen.care.none')}</p> : null}
      {file.manner === '' ? null : <p className={styles.manner}><span className="unseen">{t('screen.care.manner')}: </span>{file.manner}</p>}
      {file.note === '' ? null : <p className={styles.note}>{file.note}</p>}
      <Facts facts={[{ term: t('screen.form.language'), value: t(`screen.languages.${file.language}`) }, { term: t('screen.file'), value: t('screen.since', { date: format.date(file.createdAt) }) }]} />
    </Section>
  );
}
