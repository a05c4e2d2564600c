/** The camera's picture with a frame to hold a barcode into. Ends with the first code that is read twice in a row. */
import { Button, Loader } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Note } from '../../components/note';
import { useTranslation } from '../../i18n/i18n';
import classes from './barcode-scanner.module.css';
import { openBarcodeReader } from './barcode-reader';

type Trouble = 'refused' | 'none' | 'failed' | 'insecure';
/** Each has its text. */
type Stage = 'starting' | 'about' | 'nothing';

const LOOK_EVERY_MS = 120;
/** After so long without a code it is told what may help. */
const PATIENCE_MS = 10_000;

interface BarcodeScannerProps {
  onCode: (code: string) => void;
  onClose: () => void;
}

export function BarcodeScanner({ onCode, onClose }: BarcodeScannerProps) {
  const { t } = useTranslation('receipts');
  const { t: main } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [stage, setStage] = useState<Stage>('starting');
  const [trouble, setTrouble] = useState<Trouble>();
  const seen = useEffectEvent(onCode);
  useEffect(() => {
    const end = new AbortController();
    const { signal } = end;
    const { current: element } = video;
    if (element) {
      scan(element, { signal, onStarted: () => setStage('about') })
        .then((code) => code !== undefined && seen(code))
        .catch((error: unknown) => !signal.aborted && setTrouble(troubleOf(error)));
    }
    return () => end.abort();
  }, []);
  useEffect(() => {
    if (stage !== 'about') return;
    const timer = setTimeout(() => setStage('nothing'), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [stage]);
  return (
    <>
      {trouble ? (
        <Note role="alert">{t(`scan.${trouble}`)}</Note>
      ) : (
        <div className={classes.scanner}>
          <video ref={video} muted playsInline className={classes.picture} aria-label={t('scan.title')} />
          <div aria-hidden className={classes.frame} />
          <p role="status" className={classes.words}>
            {t(`scan.${stage}`)}
            {stage === 'starting' && <Loader size="xs" color="gray" />}
          </p>
        </div>
      )}
      <Button variant="default" onClick={onClose}>
        {trouble ? main('action.close') : t('scan.stop')}
      </Button>
    </>
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
