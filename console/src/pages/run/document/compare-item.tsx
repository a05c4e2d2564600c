/** Has the same document read by the other engine, and leads to both readings. What was read before is there at once. */
import { Menu } from '@mantine/core';
import { IconColumns2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { operations } from '../../../../../client/schema';
import { answer, client } from '../../../api/client';
import type { Run } from '../../../api/types';
import { notifyFailed } from '../../../components/notify';
import { useTranslation } from '../../../i18n/i18n';
import { ENGINE_NAMES, engineNameOf, otherEngine } from './engines';

type Options = operations['submitDocumentsRun']['requestBody']['content']['application/json']['options'];

export function CompareItem({ run }: { run: Run }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const engine = engineNameOf(run);
  const reading = useMutation({
    mutationFn: (options: Options) =>
      answer(
        client.POST('/api/v1/documents/runs', {
          body: { blob: { sha256: run.input.sha256 }, name: run.input.name, options },
        }),
      ),
    onSuccess: ({ chain_id: otherId }) => navigate(`/runs/${run.chain_id}/compare/${otherId}`),
    onError: notifyFailed,
  });
  if (engine === undefined) return null;
  const other = otherEngine(engine);
  const compare = (): void => reading.mutate({ ...(run.options as Options), ocr_engine: other });
  return (
    <Menu.Item
      leftSection={<IconColumns2 aria-hidden size={16} />}
      closeMenuOnClick={false}
      disabled={reading.isPending}
      onClick={compare}
    >
      {t('compare.with', { engine: ENGINE_NAMES[other] })}
    </Menu.Item>
  );
}
