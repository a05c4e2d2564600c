/** The bar above every page: the drawer on phones, search, new run, language, colours, who is signed in. */
import { ActionIcon, Button, Drawer, Kbd, Tooltip, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard, IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useMay } from '../api/session';
import { useTranslation } from '../i18n/i18n';
import { openUpload } from '../upload/upload-request';
import { AccountMenu } from './account-menu';
import { ColourSchemeMenu } from './colour-scheme-menu';
import { LanguageMenu } from './language-menu';
import { Logo } from './logo';
import { openSearch } from './search-state';
import { NavigationLinks } from './side-navigation';
import classes from './top-bar.module.css';

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

export function TopBar({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const maySubmit = useMay('operator', 'runs:write');
  return (
    <header className={classes.bar}>
      <PhoneNavigation onHelp={onHelp} />
      <UnstyledButton className={classes.search} onClick={openSearch}>
        <IconSearch aria-hidden size={16} />
        <span className={classes.searchText}>{t('shell.search')}</span>
        <Kbd size="xs" className={classes.searchKey} aria-hidden>
          {isMac ? '⌘ K' : 'Ctrl K'}
        </Kbd>
      </UnstyledButton>
      <div className={classes.end}>
        {maySubmit && (
          <Tooltip label={t('shell.new-run')}>
            <Button
              size="xs"
              className={classes.create}
              leftSection={<IconPlus aria-hidden size={15} />}
              onClick={() => openUpload([])}
            >
              <span className={classes.createText}>{t('shell.new-run')}</span>
            </Button>
          </Tooltip>
        )}
        <LanguageMenu />
        <ColourSchemeMenu />
        <AccountMenu />
      </div>
    </header>
  );
}

function PhoneNavigation({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <div className={classes.phone}>
      <ActionIcon size="lg" aria-label={t('shell.open-navigation')} aria-expanded={opened} onClick={open}>
        <IconMenu2 aria-hidden size={20} />
      </ActionIcon>
      <Link to="/" aria-label={t('shell.brand')} className={classes.phoneBrand}>
        <Logo />
      </Link>
      <Drawer
        opened={opened}
        onClose={close}
        size="280px"
        title="Treadle"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <NavigationLinks named onChoose={close} />
        <Button
          mt="lg"
          fullWidth
          variant="default"
          leftSection={<IconKeyboard aria-hidden size={16} />}
          onClick={() => {
            close();
            onHelp();
          }}
        >
          {t('shell.keyboard')}
        </Button>
      </Drawer>
    </div>
  );
}
