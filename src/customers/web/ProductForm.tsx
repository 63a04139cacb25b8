import { AddProduct, type Product } from '#products/contract.ts';
import { Button } from '#web/ui/parts/Button.tsx';
import { DateField } from '#web/ui/fields/DateField.tsx';
import { useShapeForm } from '#web/ui/fields/form.ts';
import { Row, Stack } from '#web/ui/parts/Layout.tsx';
import { RefusalNote } from '#web/ui/parts/States.tsx';
import { Textarea, TextField } from '#web/ui/fields/TextField.tsx';
import { useWords } from '#web/ui/text/words.ts';
import { addProduct, changeProduct } from './api.ts';
import styles from './customers.module.css';

const Shape = AddProduct.required();

export function ProductForm({ customerId, product, onKept }: { customerId: string; product: Product | undefined; onKept: () => void }) {
  const t = useWords('customers');
  const form = useShapeForm<typeof Shape, AddProduct>({
    shape: Shape,
    first: { name: product?.name ?? '', model: product?.model ?? '', serial: product?.serial ?? '', purchasedOn: product?.purchasedOn ?? null, warrantyUntil: product?.warrantyUntil ?? null, note: product?.note ?? '' },
    send: async (asked) => {
      if (product === undefined) await addProduct(customerId, asked);
      else await changeProduct(customerId, product.id, asked);
      onKept();
    },
  });
  const day = (key: 'purchasedOn' | 'warrantyUntil') => ({ value: form.values[key] ?? '', onChange: (value: string) => form.set(key, value === '' ? null : value), error: form.bind(key).error });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack>
        {form.refusal ? <RefusalNote refusal={form.refusal} /> : null}
        <TextField label={t('screen.products.name')} required autoComplete="off" {...form.bind('name')} />
        <TextField label={t('screen.products.model')} autoComplete="off" {...form.bind('model')} />
        <TextField label={t('screen.products.serial')} hint={t('screen.products.serialHint')} required autoComplete="off" spellCheck={false} {...form.bind('serial')} />
        <div className={styles.pair}>
          <DateField label={t('screen.products.purchasedOn')} {...day('purchasedOn')} />
          <DateField label={t('screen.products.warrantyUntil')} {...day('warrantyUntil')} />
        </div>
        <Textarea label={t('screen.products.note')} rows={2} {...form.bind('note')} />
        <Row end><Button type="submit" look="primary" busy={form.busy}>{t('screen.products.save')}</Button></Row>
      </Stack>
    </form>
  );
}
