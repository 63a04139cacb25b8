import type { Option } from '#web/ui/fields/SelectField.tsx';

/** Every zone this browser knows, the house's own first. */
export function zoneOptions(): Option<string>[] {
  const known = Intl.supportedValuesOf('timeZone');
  return ['Asia/Shanghai', ...known.filter((zone) => zone !== 'Asia/Shanghai')].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' '), findBy: zone }));
}
