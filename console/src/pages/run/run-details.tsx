/** What a run was submitted with and what served it: for whoever wants to know exactly. */
import { Code } from '@mantine/core';
import type { Run } from '../../api/types';
import { Card } from '../../components/card';
import { CopyButton } from '../../components/copy-button';
import { formatDateTime } from '../../i18n/format';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { textAt } from '../../i18n/texts';
import { isDocumentResult } from './document/document-marks';
import { llmUsageText } from './document/llm-usage';
import classes from './run-details.module.css';

export function RunDetails({ run }: { run: Run }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const options = Object.entries(typeof run.options === 'object' && run.options !== null ? run.options : {});
  const usage = isDocumentResult(run.final_result) ? run.final_result.llm : null;
  const facts: [string, string][] = [
    [t('run.submitted'), formatDateTime(Date.parse(run.created_at), locale)],
    [t('run.priority'), String(run.priority)],
    [t('run.media-type'), run.input.media_type],
    ...options.map(([name, value]): [string, string] => [
      textAt(locale, 'options', run.pipeline, name, 'label') ?? name,
      optionText(value, (choice) => textAt(locale, 'options', run.pipeline, name, 'choices', choice)),
    ]),
    ...Object.entries(run.models),
    ...(run.experiment
      ? [
          [t('run.experiment'), experimentText(run.experiment, (reason) => t(`run.assigned.${reason}`))] satisfies [
            string,
            string,
          ],
        ]
      : []),
    ...(usage ? [[t('run.llm'), llmUsageText(usage, locale, t)] satisfies [string, string]] : []),
  ];
  return (
    <Card title={t('run.details')}>
      <dl className={classes.facts}>
        <div>
          <dt>{t('run.id')}</dt>
          <dd>
            <Code>{run.chain_id}</Code>
            <CopyButton text={run.chain_id} label={t('run.copy-id')} />
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Which variant it has, and why. */
function experimentText(
  { variant, assigned_by: reason }: NonNullable<Run['experiment']>,
  said: (reason: NonNullable<NonNullable<Run['experiment']>['assigned_by']>) => string,
): string {
  return [variant, reason && said(reason)].filter(Boolean).join(' · ');
}

/** Choices have names of their own; everything else is shown as it is. */
function optionText(value: unknown, nameOf: (choice: string) => string | undefined): string {
  if (Array.isArray(value)) return value.map((each) => optionText(each, nameOf)).join(', ');
  if (typeof value === 'string') return nameOf(value) ?? value;
  return value === null || value === undefined ? '–' : JSON.stringify(value);
}
