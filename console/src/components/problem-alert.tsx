/** What went wrong, in the words of the API, with a way to try again. Says it aloud when it appears. */
import { Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { TreadleError, TreadleUnreachableError } from '../api/client';
import type { Problem } from '../api/types';
import { useTranslation } from '../i18n/i18n';
import classes from './problem-alert.module.css';

type Shown = Pick<Problem, 'title' | 'detail'> & Partial<Pick<Problem, 'code' | 'request_id'>>;

interface ProblemAlertProps {
  /** What a call has thrown, or a problem that came as data. */
  error: unknown;
  onRetry?: () => void;
}

export function ProblemAlert({ error, onRetry }: ProblemAlertProps) {
  const { t } = useTranslation();
  const problem = useProblem(error);
  return (
    <section role="alert" className={classes.alert}>
      <IconAlertTriangle aria-hidden size={20} className={classes.sign} />
      <div className={classes.body}>
        <Text fw={600}>{problem.title}</Text>
        <Text size="sm">{problem.detail}</Text>
        {(problem.code ?? problem.request_id) !== undefined && (
          <Group gap={8} mt={6}>
            {problem.code !== undefined && <Code>{problem.code}</Code>}
            {problem.request_id !== undefined && (
              <Text size="xs" c="dimmed">
                {t('problem.request', { id: problem.request_id })}
              </Text>
            )}
          </Group>
        )}
      </div>
      {onRetry && (
        <Button variant="default" size="xs" leftSection={<IconRefresh aria-hidden size={14} />} onClick={onRetry}>
          {t('action.try-again')}
        </Button>
      )}
    </section>
  );
}

/** The problem behind whatever was thrown; a fault of the console itself is told as one. */
export function useProblem(error: unknown): Shown {
  const { t } = useTranslation();
  if (error instanceof TreadleError) return error.problem;
  if (error instanceof TreadleUnreachableError) {
    return { title: t('problem.unreachable.title'), detail: t('problem.unreachable.detail') };
  }
  if (isShown(error)) return error;
  return { title: t('problem.unexpected.title'), detail: t('problem.unexpected.detail') };
}

function isShown(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && 'title' in value && 'detail' in value && 'code' in value;
}
