import { shareOf } from '#reports/core/shapes.ts';
import { termsFor, type ContactRow, type Figure, type FigureValue, type ReportSettings } from '#reports/core/types.ts';
import { isAbandoned, isAnswered, isShort, leftWithin, secondsText } from './contacts.ts';

/** Five formulas go by the name "service level" and differ by ten points on the same day; so each has its own. */
export const serviceLevelVariants = ['without_short', 'of_answered', 'of_all', 'with_quick_abandons', 'without_quick_abandons'] as const;
type ServiceLevelVariant = (typeof serviceLevelVariants)[number];

type Parts = { hits(row: ContactRow): boolean; all(row: ContactRow): boolean };

/** A answered, B abandoned; _T within T, _s within s. Who still waits, was called back or left otherwise is in neither part. */
export function serviceLevel(settings: ReportSettings, variant: ServiceLevelVariant = 'without_short'): Figure<ContactRow> {
  const { hits, all } = partsOf(settings, variant);
  return {
    id: 'service_level', variant, unit: 'share', formula: formulaOf(settings, variant), ...(settings.serviceLevelGoal === 'own' ? {} : { goal: settings.serviceLevelGoal }),
    compute: (rows): FigureValue => {
      const counted = rows.filter(all);
      const share = shareOf(counted.filter(hits), counted);
      // What the total would be if every queue just kept its promise.
      const goal = counted.length === 0 || settings.serviceLevelGoal !== 'own' ? undefined : counted.reduce((sum, row) => sum + termsFor(row, settings).serviceLevelGoal, 0) / counted.length;
      return goal === undefined ? share : { ...share, goal };
    },
  };
}

function partsOf(settings: ReportSettings, variant: ServiceLevelVariant): Parts {
  const answeredInTime = (row: ContactRow): boolean => isAnswered(row) && leftWithin(row, termsFor(row, settings).targetSeconds);
  const abandonedInTime = (row: ContactRow): boolean => isAbandoned(row) && leftWithin(row, termsFor(row, settings).targetSeconds);
  const either = (row: ContactRow): boolean => isAnswered(row) || isAbandoned(row);
  switch (variant) {
    case 'of_answered': return { hits: answeredInTime, all: isAnswered };
    case 'of_all': return { hits: answeredInTime, all: either };
    case 'with_quick_abandons': return { hits: (row) => answeredInTime(row) || abandonedInTime(row), all: either };
    case 'without_quick_abandons': return { hits: answeredInTime, all: (row) => either(row) && !abandonedInTime(row) };
    case 'without_short': return { hits: answeredInTime, all: (row) => either(row) && !isShort(row, settings) };
  }
}

function formulaOf(settings: ReportSettings, variant: ServiceLevelVariant): { zh: string; en: string } {
  const t = secondsText(settings.targetSeconds, 'target');
  const s = secondsText(settings.shortSeconds, 'short');
  const inTime = { zh: `${t.zh}接起`, en: `answered within ${t.en}` };
  switch (variant) {
    case 'of_answered': return { zh: `${inTime.zh} ÷ 接起`, en: `${inTime.en} / answered` };
    case 'of_all': return { zh: `${inTime.zh} ÷（接起 + 放弃）`, en: `${inTime.en} / (answered + abandoned)` };
    case 'with_quick_abandons': return { zh: `（${inTime.zh} + ${t.zh}放弃）÷（接起 + 放弃）`, en: `(${inTime.en} + abandoned within ${t.en}) / (answered + abandoned)` };
    case 'without_quick_abandons': return { zh: `${inTime.zh} ÷（接起 + 放弃 − ${t.zh}放弃）`, en: `${inTime.en} / (answered + abandoned − abandoned within ${t.en})` };
    case 'without_short': return { zh: `${inTime.zh} ÷（接起 + 放弃 − ${s.zh}放弃）`, en: `${inTime.en} / (answered + abandoned − abandoned within ${s.en})` };
  }
}
