/** A result as it is: for pipelines without a view of their own, and for whoever wants every detail. */
import { Anchor, Text } from '@mantine/core';
import { Card } from '../../components/card';
import { CopyButton } from '../../components/copy-button';
import { useTranslation } from '../../i18n/i18n';
import classes from './json-result.module.css';
import type { ResultViewProps } from './result-views';

/** What follows would only make the page slow; the file has it. */
const SHOWN_MAX = 200_000;

export function JsonResult({ run }: ResultViewProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('run.result')} aside={<CopyButton text={asJson(run.final_result)} />}>
      <JsonText value={run.final_result} href={run.links.result} />
    </Card>
  );
}

export function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? 'null';
}

interface JsonTextProps {
  value: unknown;
  /** Where the whole of it can be had. */
  href: string;
}

export function JsonText({ value, href }: JsonTextProps) {
  const { t } = useTranslation();
  const text = asJson(value);
  return (
    <>
      <pre className={classes.json} tabIndex={0} aria-label="JSON">
        {text.slice(0, SHOWN_MAX)}
      </pre>
      {text.length > SHOWN_MAX && (
        <Text size="sm" mt="sm">
          {t('run.cut')}{' '}
          <Anchor href={href} inherit>
            {t('action.download')}
          </Anchor>
        </Text>
      )}
    </>
  );
}
