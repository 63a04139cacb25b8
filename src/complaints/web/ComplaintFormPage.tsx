/** The public complaint page: how it works, what is promised, and the form; afterwards the number and the link that must be kept. */
import { useState } from 'react';
import { Card, Frame, Opening, RefusedPage, UnreachablePage } from '#web/ui/portal/Frame.tsx';
import { useLanguage, useSaid } from '#web/ui/portal/language.ts';
import { useLoaded } from '#web/ui/portal/load.ts';
import type { ComplaintPage, FiledComplaint } from '../contract.ts';
import { ComplaintForm } from './ComplaintForm.tsx';
import { Filed } from './Filed.tsx';
import { formWords } from './form-words.ts';
import styles from './public.module.css';

/** On a phone the steps are one tap away, so that whoever is upset need not scroll past them to speak. */
const isWide = window.matchMedia('(min-width: 48rem)').matches;

export function ComplaintFormPage({ slug }: { slug: string }) {
  const path = `/api/complaint-page/${encodeURIComponent(slug)}`;
  const { loaded, again } = useLoaded<ComplaintPage>(path);
  const [filed, setFiled] = useState<FiledComplaint | null>(null);
  const said = useSaid(formWords);
  const language = useLanguage();
  if (loaded.kind === 'opening') return <Opening />;
  if (loaded.kind === 'refused') return <RefusedPage refused={loaded.refused} />;
  if (loaded.kind === 'unreachable') return <UnreachablePage again={again} />;
  const { brand, notice, howTo, limits } = loaded.value;
  if (filed !== null) return <Frame brand={brand.name} title={said.filed}><Filed filed={filed} /></Frame>;
  return (
    <Frame brand={brand.name} title={said.title}>
      <Card>
        <div>
          <h1>{said.title}</h1>
          <p className={styles.lead}>{notice[language] === '' ? said.lead : notice[language]}</p>
        </div>
        <section className={styles.part}>
          <h2>{said.limits}</h2>
          <dl className={styles.facts}>
            <div><dt>{said.firstAnswer}</dt><dd>{said.hours(limits.firstAnswerHours)}</dd></div>
            <div><dt>{said.general}</dt><dd>{said.days(limits.generalDays, limits.counted)}</dd></div>
            <div><dt>{said.major}</dt><dd>{said.days(limits.majorDays, limits.counted)}</dd></div>
          </dl>
        </section>
        {howTo[language].length === 0 ? null : (
          <details className={styles.how} open={isWide}>
            <summary>{said.how}</summary>
            <ol>{howTo[language].map((step) => <li key={step}>{step}</li>)}</ol>
          </details>
        )}
      </Card>
      <ComplaintForm path={path} filed={setFiled} />
    </Frame>
  );
}
