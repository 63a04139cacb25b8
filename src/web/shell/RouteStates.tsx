import { Page, PageHeader } from '../ui/parts/Layout.tsx';
import { Link, Redirect } from '../ui/route.tsx';
import { EmptyState, RefusedState } from '../ui/parts/States.tsx';
import { useNav } from './nav.ts';
import { useWords } from '../ui/text/words.ts';

export function NotFound() {
  const t = useWords('web');
  return <Page><PageHeader title={t('notFound.what')} /><EmptyState icon="search" title={t('notFound.right')} action={<Link to="/">{t('notFound.home')}</Link>} /></Page>;
}

/** The first screen of the rail that this person may open; with none, their own settings. */
export function FirstScreen() {
  const first = useNav('rail')[0];
  return <Redirect to={first?.path ?? '/me'} />;
}

export function RouteFault({ error, retry }: { error: unknown; retry: () => void }) {
  return <Page><RefusedState refusal={error} retry={retry} /></Page>;
}
