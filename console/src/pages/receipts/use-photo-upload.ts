/** Sends photos one after the other; a single one leads on to its receipt as soon as it was taken. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { RECEIPTS_KEY } from '../../api/receipt-queries';
import { sendForm } from '../../api/send-form';
import { prepared } from './prepare-photo';

type PhotoUpload =
  | { state: 'idle' }
  | { state: 'preparing' }
  | { state: 'sending'; share: number }
  | { state: 'refused'; error: unknown; files: readonly File[] }
  | { state: 'several'; count: number };

export interface PhotoSender {
  upload: PhotoUpload;
  send: (files: readonly File[]) => void;
}

export function usePhotoUpload(): PhotoSender {
  const [upload, setUpload] = useState<PhotoUpload>({ state: 'idle' });
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const end = useRef<AbortController>(undefined);
  useEffect(() => () => end.current?.abort(), []);
  const sendAll = async (files: readonly File[]): Promise<void> => {
    const { signal } = (end.current = new AbortController());
    const runs: string[] = [];
    try {
      for (const file of files) {
        setUpload({ state: 'preparing' });
        runs.push(await sent(file, signal, (share) => setUpload({ state: 'sending', share })));
      }
    } catch (error) {
      // What has gone out already is not sent again.
      if (!signal.aborted) setUpload({ state: 'refused', error, files: files.slice(runs.length) });
      return;
    }
    const [only] = runs;
    if (only !== undefined && runs.length === 1) void navigate(`/receipts/${only}`);
    else setUpload({ state: 'several', count: runs.length });
    await queryClient.invalidateQueries({ queryKey: RECEIPTS_KEY });
  };
  return { upload, send: (files) => void (files.length > 0 && sendAll(files)) };
}

/** The id of the run that reads it. */
async function sent(file: File, signal: AbortSignal, onShare: (share: number) => void): Promise<string> {
  const photo = await prepared(file);
  const form = new FormData();
  form.append('file', photo, photo.name);
  const answer = await sendForm('/api/v1/receipts/runs', form, {
    idempotencyKey: crypto.randomUUID(),
    signal,
    onProgress: (bytes, total) => onShare(total === 0 ? 0 : bytes / total),
  });
  return (answer as { chain_id: string }).chain_id;
}
