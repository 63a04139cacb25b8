import { useId } from 'react';
import { useWords } from '#web/ui/text/words.ts';
import { permissionsOf, roles, type Role } from '../core/roles.ts';
import { Section } from '#web/ui/parts/Layout.tsx';
import styles from './team.module.css';

const wordsOf = { agent: 'agent', lead: 'leadRole', administrator: 'administrator' } as const;

/** The three roles as three cards: whoever invites sees at once what is given. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useWords('staff');
  const name = useId();
  return (
    <fieldset className={styles.roleChoice}>
      <legend>{t('screen.team.role')}</legend>
      {roles.map((role) => (
        <label key={role} className={styles.option}>
          <input type="radio" name={name} value={role} checked={role === value} onChange={() => onChange(role)} />
          <span><b>{t(`role.${role}`)}</b><span className={styles.second}>{t(`screen.roles.${wordsOf[role]}`)}</span></span>
        </label>
      ))}
    </fieldset>
  );
}

/** What each role may do, in one sentence, and permission by permission for whoever wants to know. Read from the same table the server asks. */
export function RolesSection() {
  const t = useWords('staff');
  return (
    <Section title={t('screen.roles.title')} hint={t('screen.roles.lead')}>
      <div className={styles.roles}>
        {roles.map((role, i) => {
          const below = roles[i - 1];
          const held = permissionsOf(role);
          const added = [...held].filter((permission) => below === undefined || !permissionsOf(below).has(permission));
          return (
            <div key={role} className={styles.role}>
              <h3>{t(`role.${role}`)}</h3>
              <p>{t(`screen.roles.${wordsOf[role]}`)}</p>
              <details>
                <summary>{below === undefined ? t('screen.roles.see') : t('screen.roles.add')}</summary>
                <ul>{added.map((permission) => <li key={permission}>{t(`screen.permission.${permission}`)}</li>)}</ul>
              </details>
            </div>
          );
        })}
      </div>
    </Section>
  );
}
