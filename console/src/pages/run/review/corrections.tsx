/** What was said about the result so far, newest first; what was withdrawn stays, faded. */
import { Button, Skeleton, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Feedback, feedbackQuery } from '../../../api/feedback';
import { meQuery } from '../../../api/session';
import { ProblemAlert } from '../../../components/problem-alert';
import { RelativeTime } from '../../../components/times';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { valueText } from '../document/document-marks';
import { fieldLabel } from '../document/field-label';
import { isSameValue } from './correction';
import classes from './review.module.css';
import { useReviewed } from './use-review';

export function Corrections() {
  const { t } = useTranslation();
  const { runId } = useReviewed();
  const said = useQuery(feedbackQuery(runId));
  if (said.isError && !said.data) {
    return (
      <div className={classes.history}>
        <ProblemAlert error={said.error} onRetry={() => void said.refetch()} />
      </div>
    );
  }
  if (!said.data) return <Skeleton height={44} m="md" />;
  if (said.data.length === 0) return null;
  return (
    <section className={classes.history} aria-label={t('review.history')}>
      <Title order={2} size="h3">
        {t('review.history')}
      </Title>
      <ol className={classes.said}>
        {said.data.map((feedback) => (
          <Said key={feedback.id} feedback={feedback} />
        ))}
      </ol>
    </section>
  );
}

function Said({ feedback }: { feedback: Feedback }) {
  const { t } = useTranslation();
  const { mayCorrect, withdraw, isWithdrawing } = useReviewed();
  const { data: me } = useQuery(meQuery);
  const {
    user,
    created_at: at,
    comment,
    feedback_type: type,
    withdrawn_at: withdrawnAt,
    is_current: isCurrent,
  } = feedback;
  const isWithdrawn = withdrawnAt !== null;
  const mayWithdraw = mayCorrect && !isWithdrawn && (me?.id === user.id || me?.role === 'admin');
  return (
    <li className={classes.one} data-past={isWithdrawn || !isCurrent}>
      <div className={classes.who}>
        <strong>{user.name}</strong>
        <RelativeTime at={at} />
        <span>{t(`review.type.${type}`)}</span>
        {isWithdrawn ? <em>{t('review.withdrawn')}</em> : !isCurrent && <em>{t('review.replaced')}</em>}
        {mayWithdraw && (
          <Button
            variant="subtle"
            size="compact-xs"
            ml="auto"
            disabled={isWithdrawing}
            leftSection={<IconArrowBackUp aria-hidden size={13} />}
            onClick={() => void withdraw(feedback)}
          >
            {t('review.withdraw')}
          </Button>
        )}
      </div>
      <What feedback={feedback} />
      {comment !== null && <Text size="sm">“{comment}”</Text>}
    </li>
  );
}

/** Only what was changed is shown word by word; what was accepted is counted. */
function What({ feedback }: { feedback: Feedback }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { fields: found, foundLine } = useReviewed();
  const { fields = [], lines = [], reading_order: order = [] } = feedback.corrected_result;
  const before = (name: string) => found.find(({ field }) => field.name === name)?.field.value ?? null;
  const changed = fields.filter(({ name, value }) => !isSameValue(before(name), value));
  const accepted = fields.length - changed.length;
  const shown = (value: (typeof fields)[number]['value']): string =>
    value === null ? t('review.absent') : valueText(value);
  return (
    <ul className={classes.what}>
      {changed.map(({ name, value }) => (
        <li key={name}>
          {fieldLabel({ name }, locale)}: <del>{shown(before(name))}</del> → <ins>{shown(value)}</ins>
        </li>
      ))}
      {lines.map(({ page, line, text }) => (
        <li key={`${page}/${line}`}>
          {t('review.line-of', { page, number: line + 1 })}: <del>{foundLine(page, line)}</del> → <ins>{text}</ins>
        </li>
      ))}
      {accepted > 0 && <li>{t('review.accepted-count', { count: accepted })}</li>}
      {order.length > 0 && <li>{t('review.order-changed')}</li>}
    </ul>
  );
}
