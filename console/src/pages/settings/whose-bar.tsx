/** One's own or everybody's: for administrators. */
import { ChoiceBar } from '../../components/choice-bar';
import { useTranslation } from '../../i18n/i18n';

export function WhoseBar({ all, onChoose }: { all: boolean; onChoose: (all: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <div>
      <ChoiceBar
        label={t('settings.whose')}
        choices={[
          { value: 'mine', name: t('settings.mine') },
          { value: 'all', name: t('settings.everybodys') },
        ]}
        value={all ? 'all' : 'mine'}
        onChoose={(whose) => onChoose(whose === 'all')}
      />
    </div>
  );
}
