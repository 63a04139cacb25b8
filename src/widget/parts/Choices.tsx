/** One of a few, as radio buttons that look like tabs: arrow keys work, a screen reader counts them. */
export function Choices<T extends string>({ name, label, chosen, options, onChoose }: {
  readonly name: string;
  readonly label: string;
  readonly chosen: T | null;
  readonly options: readonly (readonly [value: T, words: string])[];
  readonly onChoose: (value: T) => void;
}) {
  return (
    <div class="choices" role="radiogroup" aria-label={label}>
      {options.map(([value, words]) => (
        <label key={value} class="choice">
          <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => onChoose(value)} />
          <span>{words}</span>
        </label>
      ))}
    </div>
  );
}
