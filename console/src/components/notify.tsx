/** Short messages in the corner: what was done, and what was refused. Read aloud as they come. */
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { TreadleError, TreadleUnreachableError } from '../api/client';
import { isSignedOut } from '../api/session';
import { i18n } from '../i18n/i18n';

const FAILURE_MS = 10_000;
/** Long enough to be reached by keys. */
const UNDO_MS = 15_000;

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', withBorder: true, closeButtonProps: closeButton() });
}

/** What was done, with a way back for as long as it is shown. */
export function notifyUndoable(message: string, { label, undo }: { label: string; undo: () => void }): void {
  const press = (): void => {
    notifications.hide(id);
    undo();
  };
  const id = notifications.show({
    message: (
      <Group justify="space-between" wrap="nowrap">
        {message}
        <Button variant="default" size="compact-sm" onClick={press}>
          {label}
        </Button>
      </Group>
    ),
    color: 'green',
    withBorder: true,
    autoClose: UNDO_MS,
    closeButtonProps: closeButton(),
  });
}

/** The problem in the API's own words. That somebody is signed out is told by the sign-in page. */
export function notifyFailed(error: unknown): void {
  if (isSignedOut(error)) return;
  const { title, message } = wordsFor(error);
  notifications.show({
    title,
    message,
    color: 'red',
    withBorder: true,
    autoClose: FAILURE_MS,
    closeButtonProps: closeButton(),
  });
}

function wordsFor(error: unknown): { title: string; message: string } {
  if (error instanceof TreadleError) return { title: error.problem.title, message: error.problem.detail };
  const kind = error instanceof TreadleUnreachableError ? 'unreachable' : 'unexpected';
  return { title: i18n.t(`problem.${kind}.title`), message: i18n.t(`problem.${kind}.detail`) };
}

function closeButton() {
  return { 'aria-label': i18n.t('action.close') };
}
