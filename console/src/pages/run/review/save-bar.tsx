/** What was looked at and is not saved yet, what kind of fault it was, and the way to save it. */
import { Button, Kbd, NativeSelect, Text, TextInput } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useIsOnline } from '../../../api/connection';
import { FEEDBACK_TYPES } from '../../../api/feedback';
import { confirm } from '../../../components/confirm';
import { useProblem } from '../../../components/problem-alert';
import { useTranslation } from '../../../i18n/i18n';
import { countOf, isOrderAlone } from './correction';
import { forgetDraft } from './drafts';
import classes from './review.module.css';
import { useReviewed } from './use-review';

export function SaveBar() {
  const { t } = useTranslation();
  const isOnline = useIsOnline();
  const { runId, draft, isSaving, isUnsaved, mayCorrect, save, saveError, type, chooseType, comment } = useReviewed();
  if (!mayCorrect || !isUnsaved) return null;
  const { open } = draft;
  const isWriting = open !== undefined && open.text !== open.first;
  const count = countOf(draft) + (isWriting ? 1 : 0);
  const hasOneType = isOrderAlone(draft) && !isWriting;
  const discard = async (): Promise<void> => {
    const isSure = await confirm({
      title: t('review.discard-title'),
      text: t('review.discard-text'),
      confirm: t('review.discard-confirm'),
      dismiss: t('action.keep'),
      isDangerous: true,
    });
    if (isSure) forgetDraft(runId);
  };
  return (
    <section className={classes.bar} aria-label={t('review.unsaved')}>
      <div className={classes.choices}>
        <NativeSelect
          size="xs"
          label={t('review.type-label')}
          value={hasOneType ? 'layout_error' : type}
          disabled={hasOneType}
          onChange={({ currentTarget }) => {
            const chosen = FEEDBACK_TYPES.find((each) => each === currentTarget.value);
            if (chosen) chooseType(chosen);
          }}
          data={FEEDBACK_TYPES.map((value) => ({ value, label: t(`review.type.${value}`) }))}
        />
        <TextInput
          size="xs"
          label={t('review.comment')}
          value={draft.comment}
          maxLength={2_000}
          onChange={({ currentTarget }) => comment(currentTarget.value)}
        />
      </div>
      {saveError !== null && <SaveFailure error={saveError} />}
      {!isOnline && (
        <p className={classes.offline} role="status">
          <IconWifiOff aria-hidden size={15} />
          {t('review.offline')}
        </p>
      )}
      <div className={classes.buttons}>
        <Text size="xs" c="dimmed" mr="auto">
          {t('review.unsaved-count', { count })}
        </Text>
        <Button variant="default" size="xs" onClick={() => void discard()} disabled={isSaving}>
          {t('review.discard')}
        </Button>
        <Button
          size="xs"
          loading={isSaving}
          disabled={!isOnline || count === 0}
          onClick={save}
          rightSection={<Kbd size="xs">Ctrl ⏎</Kbd>}
        >
          {t(saveError === null ? 'review.save' : 'review.save-again')}
        </Button>
      </div>
    </section>
  );
}

function SaveFailure({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const { title, detail } = useProblem(error);
  return (
    <div className={classes.failure} role="alert">
      <strong>{title}</strong> {detail} {t('review.kept')}
    </div>
  );
}
