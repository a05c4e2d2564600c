/** Whether models may learn from what one corrects: said plainly, chosen by everybody for himself, with what came of it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { chooseConsent, consentQuery, setInstallationConsent } from '../../api/consent-queries';
import { useMay } from '../../api/session';
import type { TrainingConsent } from '../../api/types';
import { Asked } from '../../components/asked';
import { Card } from '../../components/card';
import { ChoiceBar } from '../../components/choice-bar';
import { DataTable } from '../../components/data-table';
import { notifyDone, notifyFailed } from '../../components/notify';
import { RelativeTime } from '../../components/times';
import { useTranslation } from '../../i18n/i18n';
import '../../i18n/loop-texts';
import { ModelStateBadge } from '../models/model-state';
import { SlotLink, VersionLink } from '../models/slot-name';
import { SettingsPage } from './settings-page';
import classes from './settings-page.module.css';

export function Component() {
  const consent = useQuery(consentQuery);
  return (
    <SettingsPage name="learning">
      <Asked query={consent}>{(data) => <Consent consent={data} />}</Asked>
    </SettingsPage>
  );
}

function Consent({ consent }: { consent: TrainingConsent }) {
  const maySet = useMay('admin', 'feedback:write');
  return (
    <div className={classes.stack}>
      <OwnChoice consent={consent} />
      {maySet && <InstallationChoice consent={consent} />}
      <TaughtVersions models={consent.models} />
      <Changes changes={consent.changes} />
    </div>
  );
}

const CHOICES = { allow: true, withhold: false, default: null } as const;
type Choice = keyof typeof CHOICES;

const choiceOf = (allowed: boolean | null): Choice => (allowed === null ? 'default' : allowed ? 'allow' : 'withhold');

function useConsentChange<Allowed>(change: (allowed: Allowed) => Promise<TrainingConsent>) {
  const { t } = useTranslation('loop');
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onError: notifyFailed,
    onSuccess: (consent) => {
      queryClient.setQueryData(consentQuery.queryKey, consent);
      notifyDone(t('learning.changed'));
    },
  });
}

function OwnChoice({ consent }: { consent: TrainingConsent }) {
  const { t } = useTranslation('loop');
  const { mutate } = useConsentChange(chooseConsent);
  return (
    <Card title={t('learning.mine')}>
      <div className={classes.stack}>
        <p className={classes.note}>{t('learning.plain')}</p>
        <ChoiceBar<Choice>
          label={t('learning.choice')}
          choices={(['allow', 'withhold', 'default'] as const).map((value) => ({
            value,
            name: t(`learning.${value}`),
          }))}
          value={choiceOf(consent.own)}
          onChoose={(choice) => mutate(CHOICES[choice])}
        />
        <strong role="status">{t(`learning.now-${consent.allowed ? 'allowed' : 'withheld'}`)}</strong>
      </div>
    </Card>
  );
}

function InstallationChoice({ consent: { installation } }: { consent: TrainingConsent }) {
  const { t } = useTranslation('loop');
  const { mutate } = useConsentChange(setInstallationConsent);
  return (
    <Card title={t('learning.installation')}>
      <ChoiceBar<'allow' | 'withhold'>
        label={t('learning.installation')}
        choices={(['allow', 'withhold'] as const).map((value) => ({ value, name: t(`learning.${value}`) }))}
        value={installation ? 'allow' : 'withhold'}
        onChoose={(choice) => mutate(CHOICES[choice])}
      />
    </Card>
  );
}

function TaughtVersions({ models }: Pick<TrainingConsent, 'models'>) {
  const { t } = useTranslation('loop');
  if (models.length === 0) return null;
  return (
    <Card title={t('learning.models')} flush>
      <DataTable
        label={t('learning.models')}
        columns={[t('models.slot'), t('models.version'), t('models.standing'), t('learning.via')]}
        rows={models.map(({ id, slot, version, state, via }) => ({
          key: id,
          cells: [
            <SlotLink slot={slot} />,
            <VersionLink id={id} version={version} />,
            <ModelStateBadge state={state} />,
            t(`learning.via-${via}`),
          ],
        }))}
      />
      <p className={classes.note}>{t('learning.models-text')}</p>
    </Card>
  );
}

function Changes({ changes }: Pick<TrainingConsent, 'changes'>) {
  const { t } = useTranslation('loop');
  if (changes.length === 0) return null;
  return (
    <Card title={t('learning.changes')} flush>
      <DataTable
        label={t('learning.changes')}
        columns={[t('learning.when'), t('learning.what'), t('learning.choice'), t('learning.who')]}
        rows={changes.map(({ at, of, allowed, changed_by: { name } }) => ({
          key: `${at} ${of}`,
          cells: [
            <RelativeTime at={at} />,
            t(of === 'person' ? 'learning.mine' : 'learning.installation'),
            t(`learning.${choiceOf(allowed)}`),
            name,
          ],
        }))}
      />
    </Card>
  );
}
