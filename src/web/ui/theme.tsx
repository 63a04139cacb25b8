import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/CloseButton.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import '@mantine/core/styles/Tooltip.layer.css';
import './kit.css';
import './tokens.css';
import './base.css';
import { useEffect, type ReactNode } from 'react';
import { preferences } from './preferences.ts';
import { usePrefersDark } from './use-media.ts';

const theme = { fontFamily: 'var(--font)', focusRing: 'never', cursorType: 'pointer', respectReducedMotion: true } as const;

/** Colours, density and text size of the person, on <html>. Mantine writes no <style>: kit.css answers its variables, so the CSP stays strict. */
export function Theme({ children }: { children: ReactNode }) {
  const theirs = preferences.use((all) => all.theme);
  const density = preferences.use((all) => all.density);
  const fontSizePx = preferences.use((all) => all.fontSizePx);
  const reducedMotion = preferences.use((all) => all.reducedMotion);
  const prefersDark = usePrefersDark();
  const scheme = theirs === 'auto' ? (prefersDark ? 'dark' : 'light') : theirs;

  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = scheme;
    root.dataset.density = density;
    if (reducedMotion) root.dataset.still = '';
    else delete root.dataset.still;
    root.style.setProperty('--font-px', String(fontSizePx));
  }, [scheme, density, fontSizePx, reducedMotion]);

  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false} withStaticClasses={false} getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  );
}

/** When the server hands out a nonce, styles that a library might write carry it. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
