/** Puts a version into service; only for who may, and only where it does not serve yet. */
import { Button } from '@mantine/core';
import { usePromote } from '../../api/loop-actions';
import { useMay } from '../../api/session';
import type { Model } from '../../api/types';
import { useTranslation } from '../../i18n/i18n';

interface PromoteButtonProps {
  model: Model;
  /** The version that serves now, as far as it is known. */
  served: string | undefined;
  small?: boolean;
}

export function PromoteButton({ model, served, small = false }: PromoteButtonProps) {
  const { t } = useTranslation('loop');
  const mayWrite = useMay('operator', 'models:write');
  const promote = usePromote(served);
  if (!mayWrite || model.state === 'production') return null;
  return (
    <Button
      variant="default"
      size={small ? 'compact-xs' : 'sm'}
      loading={promote.isBusy}
      aria-label={t('models.promote-named', { version: model.version })}
      onClick={() => void promote.ask(model)}
    >
      {t('models.promote')}
    </Button>
  );
}
