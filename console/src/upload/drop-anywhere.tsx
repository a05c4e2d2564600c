/** Files dropped on any place of any page begin an upload. */
import '@mantine/dropzone/styles.layer.css';
import { Dropzone } from '@mantine/dropzone';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './drop-anywhere.module.css';
import { openUpload } from './upload-request';

export default function DropAnywhere() {
  const { t } = useTranslation();
  return (
    <Dropzone.FullScreen
      // What kind of file it is, is decided by the API from its content.
      onDrop={openUpload}
      activateOnClick={false}
      activateOnKeyboard={false}
      // For the mouse alone: by keys one presses the button.
      aria-hidden
      classNames={{ root: classes.root }}
    >
      <div className={classes.words}>
        <IconFileUpload aria-hidden size={44} stroke={1.4} />
        <p>{t('upload.drop')}</p>
      </div>
    </Dropzone.FullScreen>
  );
}
