/** How a skill is said: the house's own two, in which language somebody serves, have a code; all others are what people wrote. */
import { useCallback } from 'react';
import { useWords } from '#web/ui/text/words.ts';

export const languageSkills = ['language:zh', 'language:en'] as const;

export function useSkillWord(): (skill: string) => string {
  const t = useWords('routing');
  return useCallback((skill) => {
    const known = languageSkills.find((one) => one === skill);
    return known === undefined ? skill : t(known === 'language:zh' ? 'screen.skills.language.zh' : 'screen.skills.language.en');
  }, [t]);
}
