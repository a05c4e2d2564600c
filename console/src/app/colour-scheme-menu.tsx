import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from '../i18n/i18n';

const SCHEMES = [
  { name: 'auto', icon: IconDeviceDesktop },
  { name: 'light', icon: IconSun },
  { name: 'dark', icon: IconMoon },
] as const;

/** Dark, light, or as the system has it. */
export function ColourSchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Shown = SCHEMES.find(({ name }) => name === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="lg" aria-label={t('shell.colours')}>
          <Shown aria-hidden size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ name, icon: Sign }) => (
          <Menu.Item
            key={name}
            aria-current={name === colorScheme}
            leftSection={<Sign aria-hidden size={16} stroke={1.7} />}
            rightSection={name === colorScheme && <IconCheck aria-hidden size={15} />}
            onClick={() => setColorScheme(name)}
          >
            {t(`colours.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
