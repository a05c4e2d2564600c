/** Short messages in the corner: what was done, and what was refused. Read aloud as they come. */
import { Button, Group } from '@mantine/core';
import { TreadleError, TreadleUnreachableError } from '../api/client';
import { isSignedOut } from '../api/session';
import { t } from '../i18n/i18n';
import { showNotice } from './notices';

const DONE_MS = 4_000;
const FAILURE_MS = 10_000;
/** Long enough to be reached by keys. */
const UNDO_MS = 15_000;

export function notifyDone(message: string): void {
  showNotice({ message, color: 'green', closeLabel: t('action.close'), shownMs: DONE_MS });
}

/** What was done, with a way back for as long as it is shown. */
export function notifyUndoable(message: string, { label, undo }: { label: string; undo: () => void }): void {
  const press = (): void => {
    hide();
    undo();
  };
  const hide = showNotice({
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button variant="default" size="compact-sm" onClick={press}>
          {label}
        </Button>
      </Group>
    ),
    color: 'green',
    closeLabel: t('action.close'),
    shownMs: UNDO_MS,
  });
}

/** The problem in the API's own words. That somebody is signed out is told by the sign-in page. */
export function notifyFailed(error: unknown): void {
  if (isSignedOut(error)) return;
  const { title, message } = wordsFor(error);
  showNotice({ title, message, color: 'red', closeLabel: t('action.close'), shownMs: FAILURE_MS });
}

function wordsFor(error: unknown): { title: string; message: string } {
  if (error instanceof TreadleError) return { title: error.problem.title, message: error.problem.detail };
  const kind = error instanceof TreadleUnreachableError ? 'unreachable' : 'unexpected';
  return { title: t(`problem.${kind}.title`), message: t(`problem.${kind}.detail`) };
}
