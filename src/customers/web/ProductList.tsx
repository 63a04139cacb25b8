/** What the customer owns, and whether it is under warranty today. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Product } from '#products/contract.ts';
import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Icon } from '#web/ui/parts/icons.tsx';
import { Section } from '#web/ui/parts/Layout.tsx';
import { Badge, type Tone } from '#web/ui/parts/Marks.tsx';
import { Menu } from '#web/ui/parts/Menu.tsx';
import { Modal } from '#web/ui/parts/Modal.tsx';
import { useMay } from '#web/ui/server/session.ts';
import { LoadingState, RefusedState } from '#web/ui/parts/States.tsx';
import { actWithUndo } from '#web/ui/parts/toast.ts';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import { readProducts, removeProduct, restoreProduct } from './api.ts';
import styles from './customers.module.css';
import { ProductForm } from './ProductForm.tsx';

export function ProductList({ customerId, bare = false }: { customerId: string; bare?: boolean }) {
  const t = useWords('customers');
  const cache = useQueryClient();
  const key = ['customer', customerId, 'products'];
  const products = useQuery({ queryKey: key, queryFn: () => readProducts(customerId) });
  const mayWrite = useMay('product.write');
  const [edited, setEdited] = useState<Product | 'new' | null>(null);
  const items = products.data?.items ?? [];

  function remove(product: Product): void {
    const again = () => cache.invalidateQueries({ queryKey: ['customer', customerId] });
    void actWithUndo({ text: t('screen.products.removed', { name: product.name }), run: () => removeProduct(customerId, product.id).then(again), back: () => restoreProduct(customerId, product.id).then(again) });
  }
  return (
    <Section title={t('screen.products.title')} bare={bare} actions={mayWrite ? <Button size="small" look="quiet" icon="plus" onClick={() => setEdited('new')}>{t('screen.products.add')}</Button> : null}>
      {products.isPending ? <LoadingState rows={2} /> : products.isError ? <RefusedState refusal={products.error} retry={() => void products.refetch()} /> : null}
      {products.isSuccess && items.length === 0 ? <p className={styles.dim}>{t('screen.products.none')}</p> : null}
      <ul className={styles.products}>
        {items.map((product) => <ProductLine key={product.id} product={product} onEdit={mayWrite ? () => setEdited(product) : undefined} onRemove={() => remove(product)} />)}
      </ul>
      <Modal title={t(edited === 'new' ? 'screen.products.add' : 'screen.products.edit')} open={edited !== null} onClose={() => setEdited(null)} size="small">
        {edited === null ? null : <ProductForm customerId={customerId} product={edited === 'new' ? undefined : edited} onKept={() => {
          setEdited(null);
          void cache.invalidateQueries({ queryKey: ['customer', customerId] });
        }} />}
      </Modal>
    </Section>
  );
}

function ProductLine({ product, onEdit, onRemove }: { product: Product; onEdit: (() => void) | undefined; onRemove: () => void }) {
  const t = useWords('customers');
  const format = useFormat();
  // A day is a day in the brand's zone: noon there is on it in every zone people work in.
  const day = (date: string) => format.date(`${date}T04:00:00Z`);
  return (
    <li className={styles.product}>
      <Icon name="product" />
      <span className={styles.who}>
        <span className={styles.name}><bdi>{product.name}</bdi>{product.model === '' ? null : <bdi className={styles.dim}>{product.model}</bdi>}<WarrantyBadge product={product} /></span>
        <span className={styles.second}>
          <bdi className="figures">{product.serial}</bdi>
          {product.warrantyUntil === null ? null : <span>{t('screen.products.until', { date: day(product.warrantyUntil) })}</span>}
          {product.purchasedOn === null ? null : <span className={styles.bought}>{t('screen.products.bought', { date: day(product.purchasedOn) })}</span>}
        </span>
        {product.note === '' ? null : <span className={styles.second}><bdi>{product.note}</bdi></span>}
      </span>
      {onEdit === undefined ? null : (
        <Menu entries={[{ label: t('screen.edit'), icon: 'edit', run: onEdit }, 'line', { label: t('screen.products.remove'), icon: 'trash', grave: true, run: onRemove }]}>
          <IconButton icon="more" size="small" label={t('screen.products.menu', { name: product.name })} />
        </Menu>
      )}
    </li>
  );
}

const tones: Record<Product['warranty'], Tone> = { unknown: 'plain', valid: 'good', endingSoon: 'warn', ended: 'plain' };

function WarrantyBadge({ product }: { product: Product }) {
  const t = useWords('customers');
  const words = product.warranty === 'endingSoon' && product.warrantyDaysLeft === 0 ? 'lastDay' : product.warranty;
  return <Badge tone={tones[product.warranty]} icon={product.warranty === 'valid' ? 'shield' : product.warranty === 'endingSoon' ? 'clock' : undefined}>{t(`screen.products.warranty.${words}`, { n: product.warrantyDaysLeft ?? 0, count: product.warrantyDaysLeft ?? 0 })}</Badge>;
}
