/** Files dropped on any place of any page begin an upload, or what the open page makes of them. Said over the whole window while they hang over it. */
import { IconFileUpload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './drop-anywhere.module.css';
import { droppedFiles } from './dropped-files';
import { fileTaker } from './upload-request';

/** Text and links are dragged too. */
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** For the mouse alone: by keys one presses the button. */
export default function DropAnywhere() {
  const { t } = useTranslation();
  const isOver = useFilesOverWindow();
  return (
    <div aria-hidden data-takes-files className={classes.area} data-over={isOver}>
      <IconFileUpload size={44} stroke={1.4} />
      <p>{t('upload.drop')}</p>
    </div>
  );
}

function useFilesOverWindow(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const end = new AbortController();
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void =>
      document.addEventListener(type, (event) => hasFiles(event) && act(event), { signal: end.signal });
    const over = (event: DragEvent): void => {
      // Otherwise the browser would open the file in place of the console.
      event.preventDefault();
      setIsOver(true);
    };
    listen('dragenter', over);
    listen('dragover', over);
    // Out of the window, not from one thing in it to the next.
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setIsOver(false));
    listen('drop', (event) => {
      event.preventDefault();
      setIsOver(false);
      void droppedFiles(event).then((files) => files.length > 0 && fileTaker.get()(files));
    });
    return () => end.abort();
  }, []);
  return isOver;
}
