/** Two sets of run options side by side: what all have, and what is tried. Made from the pipeline's own schema. */
import { Fieldset, Input, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { pipelinesQuery } from '../../api/queries';
import type { Pipeline } from '../../api/types';
import { Asked } from '../../components/asked';
import { useLocale, useTranslation } from '../../i18n/i18n';
import { optionFields, type OptionValues, submitted } from '../../upload/option-fields';
import { OptionForm } from '../../upload/option-form';
import type { Choice, ChoiceField } from './begin-choice';

interface ComparedOptionsProps {
  choice: Choice;
  faultOf: (field: ChoiceField) => string | undefined;
  onChange: (change: Partial<Choice>) => void;
}

export function ComparedOptions({ choice, faultOf, onChange }: ComparedOptionsProps) {
  const { t } = useTranslation('loop');
  const locale = useLocale();
  const pipelines = useQuery(pipelinesQuery);
  return (
    <Asked query={pipelines}>
      {(items) => {
        const chosen = items.find(({ name }) => name === choice.pipeline);
        return (
          <Stack>
            <NativeSelect
              label={t('experiments.pipeline')}
              required
              data={[
                { value: '', label: t('experiments.choose'), disabled: true },
                ...items.map(({ name, title }) => ({ value: name, label: title[locale] })),
              ]}
              value={chosen?.name ?? ''}
              onChange={({ currentTarget }) => onChange({ pipeline: currentTarget.value, control: {}, treatment: {} })}
            />
            {chosen &&
              (['control', 'treatment'] as const).map((variant) => (
                <VariantOptions
                  key={`${chosen.name} ${variant}`}
                  variant={variant}
                  pipeline={chosen}
                  fault={faultOf(variant)}
                  onChange={(options) => onChange({ [variant]: options })}
                />
              ))}
          </Stack>
        );
      }}
    </Asked>
  );
}

interface VariantOptionsProps {
  variant: 'control' | 'treatment';
  pipeline: Pipeline;
  fault: string | undefined;
  onChange: (options: Record<string, unknown>) => void;
}

/** Nothing is chosen at first: an option that is left open stays the caller's. */
function VariantOptions({ variant, pipeline, fault, onChange }: VariantOptionsProps) {
  const { t } = useTranslation('loop');
  const [fields] = useState(() => optionFields(pipeline.options_schema));
  const [values, setValues] = useState<OptionValues>({});
  const change = (changed: OptionValues): void => {
    setValues(changed);
    onChange(submitted(fields, withoutEmptyLists(changed)));
  };
  return (
    <Fieldset legend={t(`experiments.${variant}-options`)}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t(`experiments.${variant}-options-text`)}
        </Text>
        <OptionForm pipeline={pipeline.name} fields={fields} values={values} onChange={change} />
        {fault !== undefined && <Input.Error role="alert">{fault}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

function withoutEmptyLists(values: OptionValues): OptionValues {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );
}
