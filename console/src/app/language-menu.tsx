import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { chooseLocale, useLocale, useTranslation } from '../i18n/i18n';
import { type Locale, LOCALE_NAMES, LOCALES } from '../i18n/locale';

/** Drop-down of languages. What the API has said in the old one is asked for anew. */
export function LanguageMenu() {
  const { t } = useTranslation();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const choose = (chosen: Locale): void => {
    chooseLocale(chosen);
    void queryClient.invalidateQueries();
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('shell.language')}>
          <IconLanguage aria-hidden size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {LOCALES.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            aria-current={each === locale}
            rightSection={each === locale && <IconCheck aria-hidden size={15} />}
            onClick={() => choose(each)}
          >
            {LOCALE_NAMES[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
