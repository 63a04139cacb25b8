/** The widget's colours, light and dark side by side. `tokens.test.ts` computes the contrast of every pair that may meet. */
export const tokens = {
  paper: ['#faf8f5', '#161a1a'],
  sheet: ['#ffffff', '#1f2525'],
  sunken: ['#f1eeea', '#121616'],
  line: ['#e5e0d9', '#323a39'],
  'line-strong': ['#857f76', '#78837f'],
  ink: ['#22211f', '#e9ece9'],
  dim: ['#615c55', '#a9b2ae'],
  primary: ['#0f766e', '#0f766e'],
  'primary-hover': ['#0b5e58', '#0c655e'],
  'on-fill': ['#ffffff', '#ffffff'],
  'primary-ink': ['#0b655e', '#6fd6c9'],
  'primary-soft': ['#e3f1ee', '#1a3935'],
  mine: ['#d9eeea', '#1c443e'],
  'mine-ink': ['#12312d', '#e4f4f1'],
  head: ['#0f766e', '#113f3b'],
  'warm-soft': ['#fdf1df', '#38291a'],
  'warm-ink': ['#7f3d05', '#ffc98a'],
  danger: ['#c92a2a', '#c92a2a'],
  'danger-ink': ['#b32020', '#ff9c9c'],
  'danger-soft': ['#fdeaea', '#402122'],
  ring: ['#0f766e', '#6fd6c9'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

const shadows = [
  '--float:0 18px 50px #2b26201f,0 3px 12px #2b262014;--lift:0 1px 2px #2b26200f',
  '--float:0 18px 50px #0009,0 3px 12px #0006;--lift:0 1px 2px #0004',
] as const;

/** The custom properties of one theme. */
function theme(which: 0 | 1): string {
  const colours = Object.entries(tokens).map(([name, pair]) => `--${name}:${pair[which]}`).join(';');
  return `color-scheme:${which === 0 ? 'light' : 'dark'};${colours};${shadows[which]}`;
}

/** Light, dark by the system's wish, and dark by the host's `theme` attribute. */
export const themes = `:host{${theme(0)}}@media (prefers-color-scheme:dark){:host(:not([theme=light])){${theme(1)}}}:host([theme=dark]){${theme(1)}}`;
