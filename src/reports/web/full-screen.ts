import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** The board over the whole screen, and back. */
export function useFullScreen(): { stage: RefObject<HTMLDivElement | null>; isFull: boolean; toggleFull: () => void } {
  const stage = useRef<HTMLDivElement>(null);
  const [isFull, setFull] = useState(false);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  const toggleFull = useCallback(() => {
    // A browser may refuse (an embedded page, a kiosk policy); the board then simply stays as it is.
    const asked = document.fullscreenElement ? document.exitFullscreen() : stage.current?.requestFullscreen();
    asked?.catch((refusal: unknown) => console.warn('full screen refused', refusal));
  }, []);
  return { stage, isFull, toggleFull };
}
