import { Combobox, useCombobox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { cx } from '../class-names.ts';
import { Field, type FieldWords } from './Field.tsx';
import styles from './field.module.css';
import float from '../parts/float.module.css';
import { Icon } from '../parts/icons.tsx';
import { useWords } from '../text/words.ts';

export interface Option<V extends string> {
  value: V;
  label: string;
  /** A second, dimmer line. */
  hint?: ReactNode;
  /** Also found by these words: pinyin initials, a code. */
  findBy?: string;
  disabled?: boolean;
}

interface SelectFieldProps<V extends string> extends FieldWords {
  value: V | null;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  placeholder?: string;
  disabled?: boolean;
  /** A box to type in above the list. Default: from nine options on. */
  searchable?: boolean;
}

/** One of a list. The button is a combobox for readers; the list opens with Enter, Space or an arrow. */
export function SelectField<V extends string>({ label, hint, error, required, labelHidden, value, onChange, options, placeholder, disabled, searchable = options.length > 8 }: SelectFieldProps<V>) {
  const t = useWords('web');
  const [sought, setSought] = useState('');
  const combobox = useCombobox({
    onDropdownOpen: () => {
      combobox.updateSelectedOptionIndex('active');
      if (searchable) combobox.focusSearchInput();
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setSought('');
    },
  });
  const chosen = options.find((option) => option.value === value);
  const wanted = sought.trim().toLowerCase();
  const found = wanted ? options.filter((option) => `${option.label} ${option.findBy ?? ''}`.toLowerCase().includes(wanted)) : options;

  return (
    <Field label={label} hint={hint} error={error} required={required} labelHidden={labelHidden}>
      {(ids) => (
        <Combobox store={combobox} position="bottom-start" shadow="none" transitionProps={{ duration: 0 }} classNames={{ dropdown: float.menu, option: float.item, options: float.options, empty: float.nothing }}
          onOptionSubmit={(picked) => {
            const option = options.find((one) => one.value === picked);
            if (option) onChange(option.value);
            combobox.closeDropdown();
          }}>
          <Combobox.Target targetType="button" withExpandedAttribute>
            <button type="button" {...ids} role="combobox" aria-haspopup="listbox" aria-labelledby={`${ids.id}-label ${ids.id}`} disabled={disabled} className={cx(styles.control, styles.select)} onClick={() => combobox.toggleDropdown()}>
              <span className={cx(styles.chosen, !chosen && styles.empty)}>{chosen?.label ?? placeholder ?? t('field.choose')}</span>
              <span className={styles.trail} style={{ right: '0.625rem', pointerEvents: 'none', position: 'relative', marginInlineStart: 'auto', marginInlineEnd: '-1.75rem' }}><Icon name="down" size={1} /></span>
            </button>
          </Combobox.Target>
          <Combobox.Dropdown>
            {searchable ? <Combobox.Search value={sought} onChange={(event) => setSought(event.currentTarget.value)} placeholder={t('field.find')} aria-label={t('field.find')} classNames={{ input: styles.control }} /> : null}
            <Combobox.Options aria-labelledby={`${ids.id}-label`}>
              {found.map((option) => (
                <Combobox.Option key={option.value} value={option.value} active={option.value === value} selected={option.value === value} disabled={option.disabled}>
                  <span className={float.itemLabel}>
                    {option.label}
                    {option.hint ? <span className={styles.hint} style={{ display: 'block' }}>{option.hint}</span> : null}
                  </span>
                  {option.value === value ? <Icon name="check" size={1} /> : null}
                </Combobox.Option>
              ))}
              {found.length === 0 ? <Combobox.Empty>{t('field.nothingFound')}</Combobox.Empty> : null}
            </Combobox.Options>
          </Combobox.Dropdown>
        </Combobox>
      )}
    </Field>
  );
}
