/** Asks before somebody goes to another page of the console and leaves corrections behind. */
import { useEffect, useEffectEvent } from 'react';
import { useBlocker } from 'react-router';
import { confirm } from '../../../components/confirm';
import { useTranslation } from '../../../i18n/i18n';
import { forgetDraft } from './drafts';
import { leaveQuestion } from './leave-question';

/** Where somebody is sent who is no longer signed in; the draft waits for him. */
const SIGN_IN = '/sign-in';

export function useLeaveGuard(runId: string, isUnsaved: boolean): void {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation: from, nextLocation: to }) =>
      isUnsaved && from.pathname !== to.pathname && to.pathname !== SIGN_IN,
  );
  const { state } = blocker;
  const ask = useEffectEvent(async () => {
    const isSure = await confirm(leaveQuestion(t));
    if (!isSure) return blocker.reset?.();
    forgetDraft(runId);
    blocker.proceed?.();
  });
  // Once for each attempt, however often the page is drawn meanwhile.
  useEffect(() => {
    if (state === 'blocked') void ask();
  }, [state]);
}
