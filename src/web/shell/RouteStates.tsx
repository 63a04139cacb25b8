import { Page } from '../ui/Layout.tsx';
import { Link } from '../ui/route.tsx';
import { EmptyState, RefusedState } from '../ui/States.tsx';
import { useWords } from '../ui/words.ts';

export function NotFound() {
  const t = useWords('web');
  return <Page><EmptyState icon="search" title={t('notFound.what')} action={<Link to="/">{t('notFound.home')}</Link>}>{t('notFound.right')}</EmptyState></Page>;
}

export function RouteFault({ error, retry }: { error: unknown; retry: () => void }) {
  return <Page><RefusedState refusal={error} retry={retry} /></Page>;
}
