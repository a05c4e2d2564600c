/**
 * What stays while pages change: the navigation, the bar, the live feed, and all that can be done from everywhere. A page
 * asks its own questions while it is still being asked who is signed in.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, useEffect, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { liveRuns } from '../api/live-runs';
import { listRefresher } from '../api/list-refresh';
import { isSignedOut, meQuery } from '../api/session';
import { ConfirmDialog } from '../components/confirm';
import { ProblemAlert } from '../components/problem-alert';
import { Optional } from '../components/optional';
import { useTranslation } from '../i18n/i18n';
import { type Shortcuts, useShortcuts } from '../keyboard/shortcuts';
import { UploadEverywhere } from '../upload/upload-everywhere';
import { openUpload } from '../upload/upload-request';
import { ConnectionBanner } from './connection-banner';
import { NAVIGATION } from './navigation';
import { RouteAnnouncer } from './route-announcer';
import { SearchEverywhere } from './search-everywhere';
import classes from './shell.module.css';
import { SideNavigation } from './side-navigation';
import { TopBar } from './top-bar';

const KeyboardHelp = lazy(() => import('../keyboard/keyboard-help'));

export function Shell() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const [helpOpened, setHelpOpened] = useState(false);
  useLiveFeed(me.isSuccess);
  useGoTo({ '?': () => setHelpOpened(true), n: () => openUpload([]) });
  if (me.isError) {
    // Whoever is signed out is on his way to the sign-in page.
    return (
      <main className={classes.waiting}>
        {!isSignedOut(me.error) && <ProblemAlert error={me.error} onRetry={() => void me.refetch()} />}
      </main>
    );
  }
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <SideNavigation onHelp={() => setHelpOpened(true)} />
      <div className={classes.beside}>
        <TopBar onHelp={() => setHelpOpened(true)} />
        <ConnectionBanner />
        <main id="content" tabIndex={-1} className={classes.content}>
          <Outlet />
        </main>
      </div>
      <RouteAnnouncer />
      <UploadEverywhere />
      <ConfirmDialog />
      <SearchEverywhere onHelp={() => setHelpOpened(true)} />
      <Optional>{helpOpened && <KeyboardHelp onClose={() => setHelpOpened(false)} />}</Optional>
    </div>
  );
}

/** The feed is open for as long as somebody is signed in. */
function useLiveFeed(isSignedIn: boolean): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!isSignedIn) return;
    const end = new AbortController();
    const stop = liveRuns.onTurns(listRefresher(queryClient));
    // A refusal is seen by the next question to the API as well, which leads to the sign-in page.
    liveRuns.follow(end.signal).catch(() => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }));
    return () => {
      end.abort();
      stop();
    };
  }, [isSignedIn, queryClient]);
}

function useGoTo(others: Shortcuts): void {
  const navigate = useNavigate();
  const paths = NAVIGATION.map(({ key, path }) => [`g ${key}`, () => void navigate(path)] as const);
  useShortcuts({ ...Object.fromEntries(paths), ...others });
}
