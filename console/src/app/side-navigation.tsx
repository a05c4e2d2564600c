/** The navigation at the left: names beside signs where there is room, signs alone on tablets, nothing on phones. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconApi, IconKeyboard } from '@tabler/icons-react';
import { Link, NavLink } from 'react-router';
import { useTranslation } from '../i18n/i18n';
import { Logo } from './logo';
import { NAVIGATION } from './navigation';
import classes from './side-navigation.module.css';

const NARROW = '(max-width: 63.99em)';

interface SideNavigationProps {
  onHelp: () => void;
}

export function SideNavigation({ onHelp }: SideNavigationProps) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery(NARROW) ?? false;
  return (
    <aside className={classes.side} aria-label={t('shell.side')}>
      <Link to="/" className={classes.brand} aria-label={t('shell.brand')}>
        <Logo />
        <span className={classes.name}>Treadle</span>
      </Link>
      <NavigationLinks showTips={isNarrow} />
      <div className={classes.foot}>
        <Tooltip label={t('shell.reference')} position="right" disabled={!isNarrow}>
          <a href="/api/docs" className={classes.link}>
            <IconApi aria-hidden size={18} stroke={1.7} />
            <span className={classes.name}>{t('shell.reference')}</span>
          </a>
        </Tooltip>
        <Tooltip label={t('shell.keyboard')} position="right" disabled={!isNarrow}>
          <UnstyledButton className={classes.link} onClick={onHelp}>
            <IconKeyboard aria-hidden size={18} stroke={1.7} />
            <span className={classes.name}>{t('shell.keyboard')}</span>
          </UnstyledButton>
        </Tooltip>
      </div>
    </aside>
  );
}

interface NavigationLinksProps {
  showTips?: boolean;
  /** Names are shown at every width: in the drawer of phones. */
  named?: boolean;
  onChoose?: () => void;
}

export function NavigationLinks({ showTips = false, named = false, onChoose }: NavigationLinksProps) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('shell.navigation')}>
      <ul className={classes.links} data-named={named}>
        {NAVIGATION.map(({ path, name, icon: Sign }) => (
          <li key={path}>
            <Tooltip label={t(`navigation.${name}`)} position="right" disabled={!showTips}>
              <NavLink to={path} end={path === '/'} className={classes.link} {...(onChoose && { onClick: onChoose })}>
                <Sign aria-hidden size={18} stroke={1.7} />
                <span className={classes.name}>{t(`navigation.${name}`)}</span>
              </NavLink>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  );
}
