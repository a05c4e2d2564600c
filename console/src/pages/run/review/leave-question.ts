import type { Translation } from '../../../i18n/i18n';

type Translate = Translation['t'];

/** Asked before corrections are left behind that nobody has saved. */
export function leaveQuestion(t: Translate) {
  return {
    title: t('review.leave-title'),
    text: t('review.leave-text'),
    confirm: t('review.leave-confirm'),
    dismiss: t('review.leave-dismiss'),
    isDangerous: true,
  };
}
