import { Anchor, Code, Text, Title } from '@mantine/core';
import { Card } from '../../components/card';
import { useTranslation } from '../../i18n/i18n';
import classes from './home-page.module.css';

/** For whoever is here for the first time: what to do, in three steps. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <Card title={t('home.start')}>
      <ol className={classes.steps}>
        <li>
          <Title order={3}>{t('home.start-drop')}</Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t('home.start-drop-about')}
          </Text>
        </li>
        <li>
          <Title order={3}>{t('home.start-watch')}</Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t('home.start-watch-about')}
          </Text>
        </li>
        <li>
          <Title order={3}>{t('home.start-automate')}</Title>
          <Text size="sm" c="dimmed" mt={4}>
            <Code>treadle run documents FILE</Code> {t('home.start-automate-about')}{' '}
            <Anchor href="/api/docs" inherit underline="always">
              {t('shell.reference')}
            </Anchor>
          </Text>
        </li>
      </ol>
    </Card>
  );
}
