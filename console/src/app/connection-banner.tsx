/** Says when there is no network, or when live updates have stopped and are being asked for instead. */
import { IconPlugConnectedX, IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useIsOnline } from '../api/connection';
import { liveRuns } from '../api/live-runs';
import { useTranslation } from '../i18n/i18n';
import { useStore } from '../state/store';
import classes from './connection-banner.module.css';

/** A connection that is back sooner was not worth a word. */
const PATIENCE_MS = 3_000;

export function ConnectionBanner() {
  const { t } = useTranslation();
  const isOnline = useIsOnline();
  const isLost = useIsLost();
  const text = !isOnline ? t('connection.offline') : isLost ? t('connection.lost') : undefined;
  const Sign = isOnline ? IconPlugConnectedX : IconWifiOff;
  return (
    <div role="status" className={classes.region}>
      {text !== undefined && (
        <p className={classes.banner}>
          <Sign aria-hidden size={16} />
          {text}
        </p>
      )}
    </div>
  );
}

/** Whether the feed has been away for longer than a moment. */
export function useIsLost(): boolean {
  const connection = useStore(liveRuns.connection);
  const [isLost, setIsLost] = useState(false);
  useEffect(() => {
    const isAway = connection === 'lost';
    const timer = setTimeout(() => setIsLost(isAway), isAway ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [connection]);
  return isLost;
}
