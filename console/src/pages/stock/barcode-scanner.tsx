/** The camera's picture with a frame to hold a barcode into. Ends with the first code that is read twice in a row. */
import { Loader } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/note';
import classes from './barcode-scanner.module.css';
import { openBarcodeReader } from './barcode-reader';

type Trouble = 'refused' | 'none' | 'failed' | 'insecure';

const LOOK_EVERY_MS = 120;

export function BarcodeScanner({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('receipts');
  const video = useRef<HTMLVideoElement>(null);
  const [isStarted, setIsStarted] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();
  const seen = useEffectEvent(onCode);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const { current: element } = video;
    if (element) {
      scan(element, { signal, onStarted: () => setIsStarted(true) })
        .then((code) => code !== undefined && seen(code))
        .catch((error: unknown) => !signal.aborted && setTrouble(troubleOf(error)));
    }
    return () => end.abort();
  }, []);
  if (trouble) return <Note role="alert">{t(`scan.${trouble}`)}</Note>;
  return (
    <div className={classes.scanner}>
      <video ref={video} muted playsInline className={classes.picture} aria-label={t('scan.title')} />
      <div aria-hidden className={classes.frame} />
      <p role="status" className={classes.words}>
        {isStarted ? t('scan.about') : t('scan.starting')}
        {!isStarted && <Loader size="xs" color="gray" />}
      </p>
    </div>
  );
}

interface Scan {
  signal: AbortSignal;
  onStarted: () => void;
}

/** Undefined where it was given up. The camera is off again once it has ended. */
async function scan(video: HTMLVideoElement, { signal, onStarted }: Scan): Promise<string | undefined> {
  // Without HTTPS there is no such thing, whatever its type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('No secure context.', 'SecurityError');
  const opening = openBarcodeReader();
  // Waited for below; a camera that is refused comes first.
  opening.catch(() => undefined);
  const stream = await devices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
  try {
    if (signal.aborted) return undefined;
    video.srcObject = stream;
    await video.play();
    const reader = await opening;
    onStarted();
    let before: string | undefined;
    while (!signal.aborted) {
      const code = await reader.read(video);
      // One look may misread; two that agree do not.
      if (code !== undefined && code === before) return code;
      before = code;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'refused',
  NotFoundError: 'none',
  SecurityError: 'insecure',
};

function troubleOf(error: unknown): Trouble {
  return (error instanceof DOMException ? TROUBLES[error.name] : undefined) ?? 'failed';
}
