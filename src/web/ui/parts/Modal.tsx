import { Modal as KitModal } from '@mantine/core';
import type { ReactNode } from 'react';
import float from './float.module.css';
import { useWords } from '../text/words.ts';

interface ModalProps {
  /** Always said: it names the dialog. */
  title: ReactNode;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Width: small 26, medium 36, large 52 rem. */
  size?: 'small' | 'medium' | 'large';
}

const widths = { small: '26rem', medium: '36rem', large: '52rem' };

/** A dialog: focus goes in, stays in, and returns to where it was; Esc and the veil close it. */
export function Modal({ title, open, onClose, children, size = 'medium' }: ModalProps) {
  const t = useWords('web');
  return (
    <KitModal opened={open} onClose={onClose} title={title} size={widths[size]} centered lockScroll={false} transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('close') }} overlayProps={{ className: float.veil, backgroundOpacity: undefined, blur: 0 }}
      classNames={{ inner: float.sheetPlace, content: float.sheet, header: float.sheetHeader, title: float.sheetTitle, body: float.sheetBody, close: float.sheetClose }}>
      <div ref={focusFirst}>{children}</div>
    </KitModal>
  );
}

/**
 * The focus begins at the first field, or at the first act, not at the cross: marked before the trap looks for it. Of several to choose
 * from it is the chosen one: on another, Space would choose anew.
 */
function focusFirst(body: HTMLElement | null): void {
  if (!body || body.querySelector('[data-autofocus]')) return;
  const field = body.querySelector('input, textarea, [role="combobox"]');
  const chosen = field instanceof HTMLInputElement && field.type === 'radio' ? body.querySelector(`input[name="${CSS.escape(field.name)}"]:checked`) : null;
  (chosen ?? field ?? body.querySelector('button, a[href]'))?.setAttribute('data-autofocus', '');
}
