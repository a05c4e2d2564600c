/**
 * Uploads from wherever one is: files dropped or pasted on any page, the dialog, and the progress in the corner. The code
 * is loaded when the page has come to rest, or when it is wanted.
 */
import { lazy, useEffect, useState } from 'react';
import { useMay } from '../api/session';
import { Optional } from '../components/optional';
import { useStore } from '../state/store';
import { fileTaker, uploadRequest } from './upload-request';
import { UploadTray } from './upload-tray';
import { useIdle } from './use-idle';

const DropAnywhere = lazy(() => import('./drop-anywhere'));
const UploadDialog = lazy(() => import('./upload-dialog'));

/** Nothing for whoever may only look. */
export function UploadEverywhere() {
  const maySubmit = useMay('operator', 'runs:write');
  return maySubmit ? <Uploads /> : null;
}

function Uploads() {
  const files = useStore(uploadRequest);
  const [wasWanted, setWasWanted] = useState(false);
  const isIdle = useIdle();
  if (files && !wasWanted) setWasWanted(true);
  usePastedFiles();
  return (
    <>
      <Optional>{wasWanted && <UploadDialog files={files} />}</Optional>
      <Optional>{isIdle && <DropAnywhere />}</Optional>
      <UploadTray />
    </>
  );
}

function usePastedFiles(): void {
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent): void => {
      const files = [...(clipboardData?.files ?? [])];
      if (files.length > 0) fileTaker.get()(files);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
}
