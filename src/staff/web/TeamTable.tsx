import { Button, IconButton } from '#web/ui/parts/Button.tsx';
import { Avatar, Badge } from '#web/ui/parts/Marks.tsx';
import { Menu, type MenuEntry } from '#web/ui/parts/Menu.tsx';
import { useGo } from '#web/ui/route.tsx';
import { useSession } from '#web/ui/server/session.ts';
import { Table } from '#web/ui/parts/Table.tsx';
import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { StaffMember } from '../contract.ts';
import styles from './team.module.css';

interface TeamTableProps {
  people: readonly StaffMember[];
  onEdit: (person: StaffMember) => void;
  onInviteAgain: (person: StaffMember) => void;
  onDeactivate: (person: StaffMember) => void;
  onActivate: (person: StaffMember) => void;
}

export function TeamTable({ people, onEdit, onInviteAgain, onDeactivate, onActivate }: TeamTableProps) {
  const t = useWords('staff');
  const format = useFormat();
  const go = useGo();
  const me = useSession().staff;

  function acts(person: StaffMember): MenuEntry[] {
    return [
      ...(person.state === 'invited' ? [{ label: t('screen.team.again'), icon: 'link' as const, run: () => onInviteAgain(person) }] : []),
      ...(person.state === 'active' ? [{ label: t('screen.team.skills'), icon: 'star' as const, run: () => go(`/settings/skills?person=${person.id}`) }] : []),
      ...(me.permissions.includes('audit.read') ? [{ label: t('screen.team.trail'), icon: 'shield' as const, run: () => go(`/settings/audit?who=${person.id}`) }] : []),
      ...(person.id === me.id ? [] : ['line' as const, person.state === 'deactivated'
        ? { label: t('screen.team.activate'), icon: 'undo' as const, run: () => onActivate(person) }
        : { label: t('screen.team.deactivate'), icon: 'lock' as const, grave: true, run: () => onDeactivate(person) }]),
    ];
  }

  return (
    <Table caption={t('screen.team.title')} rows={people} keyOf={(person) => person.id} columns={[
      { key: 'person', head: t('screen.team.name'), names: true, cell: (person) => (
        <span className={styles.person}>
          <Avatar name={person.name} />
          <span>
            <span className={styles.name}>{person.name}{person.id === me.id ? <Badge>{t('screen.team.you')}</Badge> : null}</span>
            <span className={styles.second}>{person.mail}</span>
          </span>
        </span>
      ) },
      { key: 'role', head: t('screen.team.role'), cell: (person) => <span className={styles.word}>{t(`role.${person.role}`)}</span> },
      { key: 'team', head: t('screen.team.team'), cell: (person) => <span className={styles.word}>{person.team || '—'}</span> },
      { key: 'state', head: t('screen.team.state'), cell: (person) => person.state === 'invited' ? <Badge tone="info" icon="mail">{t('screen.team.waiting')}</Badge>
          : person.state === 'deactivated' ? <Badge>{t('state.deactivated')}</Badge>
            : <span className={styles.second}>{t('screen.team.since', { date: format.near(person.createdAt) })}</span> },
      { key: 'acts', head: <span className="unseen">{t('screen.team.acts')}</span>, cell: (person) => (
        <span className={styles.acts}>
          {person.state === 'deactivated' ? null : <Button size="small" look="quiet" icon="edit" aria-label={t('screen.team.edit', { name: person.name })} onClick={() => onEdit(person)}>{t('screen.team.editShort')}</Button>}
          <Menu entries={acts(person)}><IconButton icon="more" size="small" label={t('screen.team.more', { name: person.name })} /></Menu>
        </span>
      ) },
    ]} />
  );
}
