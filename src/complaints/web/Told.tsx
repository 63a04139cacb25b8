import { useFormat } from '#web/ui/text/use-format.ts';
import { useWords } from '#web/ui/text/words.ts';
import type { Complaint } from '../contract.ts';

/** When the customer was told, by which ways, and who says so. */
export function Told({ told, said }: { told: NonNullable<Complaint['told']>; said: 'screen.answeredAt' | 'screen.toldAt' }) {
  const t = useWords('complaints');
  const format = useFormat();
  const ways = told.by.map((way) => t([`channel.${way}`, 'screen.otherWay'])).join(t('screen.comma'));
  return <span>{t(said, { when: format.near(told.at), ways, who: told.staff?.name ?? t('screen.theHouse') })}</span>;
}
