import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { Pipeline } from '../../api/types';
import { Card } from '../../components/card';
import { useLocale, useTranslation } from '../../i18n/i18n';
import classes from './home-page.module.css';

/** A pipeline at a glance: what it takes, and the way through it. */
export function PipelineCard({ pipeline }: { pipeline: Pipeline }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { name, title, stages, accepts } = pipeline;
  return (
    <Card
      title={title[locale]}
      aside={
        <Anchor component={Link} to={`/runs?pipeline=${encodeURIComponent(name)}`} size="sm">
          {t('home.its-runs')}
        </Anchor>
      }
    >
      <ol className={classes.stages} aria-label={t('run.stages')}>
        {stages.map((stage) => (
          <li key={stage.name}>{stage.title[locale]}</li>
        ))}
      </ol>
      <Text size="sm" c="dimmed" mt={10}>
        {t('home.accepts', { kinds: accepts.map(shortType).join(', ') })}
      </Text>
    </Card>
  );
}

/** `application/pdf` is known as PDF. */
function shortType(mediaType: string): string {
  return (mediaType.split('/').at(-1) ?? mediaType).toUpperCase();
}
