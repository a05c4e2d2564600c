/** One's own or everybody's: for administrators. */
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../components/choice-bar';

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
