/** The fields of the form that begins an experiment; what the API refuses is said at its field. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { pipelinesQuery } from '../../api/queries';
import { NumberField } from '../../components/number-field';
import { useTranslation } from '../../i18n/i18n';
import { type Choice, type ChoiceField, FIRST, KINDS, modesOf, rulesOf, UNITS } from './begin-choice';
import { ComparedOptions } from './compared-options';
import { ComparedVersions } from './compared-versions';

const NAME_LENGTH_MAX = 100;

interface BeginFieldsProps {
  choice: Choice;
  faultOf: (field: ChoiceField) => string | undefined;
  onChange: (change: Partial<Choice>) => void;
}

export function BeginFields({ choice, faultOf, onChange }: BeginFieldsProps) {
  const { t } = useTranslation('loop');
  const Compared = choice.kind === 'slot' ? ComparedVersions : ComparedOptions;
  const { data: pipelines = [] } = useQuery(pipelinesQuery);
  const ranked = pipelines.filter(({ is_ranked: isRanked }) => isRanked).map(({ name }) => name);
  const [modes, rules] = [modesOf(choice, ranked), rulesOf(choice)];
  // What else is compared may not know the mode.
  const changeCompared = (change: Partial<Choice>) => {
    const isKnown = modesOf({ ...choice, ...change }, ranked).includes(choice.mode);
    onChange(isKnown ? change : { ...change, mode: FIRST.mode });
  };
  return (
    <>
      <TextInput
        label={t('experiments.name')}
        required
        maxLength={NAME_LENGTH_MAX}
        error={faultOf('name')}
        value={choice.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        autoComplete="off"
        data-autofocus
      />
      <NativeSelect
        label={t('experiments.what')}
        value={choice.kind}
        onChange={({ currentTarget: { value } }) =>
          changeCompared({ kind: KINDS.find((each) => each === value) ?? 'slot' })
        }
        data={KINDS.map((value) => ({ value, label: t(`experiments.kind.${value}`) }))}
      />
      <Compared choice={choice} faultOf={faultOf} onChange={changeCompared} />
      <NumberField
        label={t('experiments.share')}
        description={t('experiments.share-text')}
        min={1}
        max={99}
        step={1}
        rightSection="%"
        value={choice.percent}
        onChange={(value) => onChange({ percent: value ?? 0 })}
      />
      <NativeSelect
        label={t('experiments.mode-name')}
        description={t(`experiments.mode-text.${choice.mode}`)}
        value={choice.mode}
        onChange={({ currentTarget: { value } }) => onChange({ mode: modes.find((each) => each === value) ?? 'split' })}
        data={modes.map((value) => ({ value, label: t(`experiments.mode.${value}`) }))}
      />
      <NativeSelect
        label={t('experiments.unit-name')}
        value={choice.unit}
        onChange={({ currentTarget: { value } }) => onChange({ unit: UNITS.find((each) => each === value) ?? 'run' })}
        data={UNITS.map((value) => ({ value, label: t(`experiments.unit.${value}`) }))}
      />
      <NativeSelect
        label={t('experiments.promote-when')}
        value={choice.rule}
        onChange={({ currentTarget: { value } }) =>
          onChange({ rule: rules.find((each) => each === value) ?? 'better' })
        }
        data={rules.map((value) => ({ value, label: t(`experiments.rule.${value}`) }))}
      />
      <ApartFields choice={choice} faultOf={faultOf} onChange={onChange} />
    </>
  );
}

/** Who is not drawn. */
function ApartFields({ choice, faultOf, onChange }: BeginFieldsProps) {
  const { t } = useTranslation('loop');
  return (
    <>
      <TextInput
        label={t('experiments.groups-treatment')}
        description={t('experiments.groups-text')}
        error={faultOf('groups')}
        value={choice.treatmentGroups}
        onChange={(event) => onChange({ treatmentGroups: event.currentTarget.value })}
        autoComplete="off"
      />
      <TextInput
        label={t('experiments.groups-control')}
        value={choice.controlGroups}
        onChange={(event) => onChange({ controlGroups: event.currentTarget.value })}
        autoComplete="off"
      />
      <NumberField
        label={t('experiments.holdout-share')}
        description={t('experiments.holdout-share-text')}
        min={0}
        max={50}
        step={1}
        rightSection="%"
        error={faultOf('holdout')}
        value={choice.holdoutPercent}
        onChange={(value) => onChange({ holdoutPercent: value ?? 0 })}
      />
    </>
  );
}
