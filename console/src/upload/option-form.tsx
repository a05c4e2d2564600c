/** A form for the options of any pipeline, made from its JSON schema. Labels come from the locales where they have them. */
import { Checkbox, Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useLocale, useTranslation } from '../i18n/i18n';
import type { Locale } from '../i18n/locale';
import { textAt } from '../i18n/texts';
import { NumberField } from '../components/number-field';
import { TextArea } from '../components/text-area';
import { faultOf, JsonText, type OptionField, type OptionValues } from './option-fields';
import classes from './option-form.module.css';

interface OptionFormProps {
  pipeline: string;
  fields: readonly OptionField[];
  values: OptionValues;
  onChange: (values: OptionValues) => void;
}

export function OptionForm({ pipeline, fields, values, onChange }: OptionFormProps) {
  return (
    <div className={classes.form}>
      {fields.map((field) => (
        <OptionInput
          key={field.name}
          pipeline={pipeline}
          field={field}
          value={values[field.name]}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </div>
  );
}

interface OptionInputProps {
  pipeline: string;
  field: OptionField;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Stands for a value of one's own among the choices. */
const OWN = '{…}';

function OptionInput({ pipeline, field, value, onChange }: OptionInputProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const fault = faultOf(field, value);
  const said = {
    label: labelOf(pipeline, field, locale),
    description: textAt(locale, 'options', pipeline, field.name, 'about') ?? field.description,
    error: fault && t(`upload.fault.${fault}`),
  };
  const choices = field.choices.map((choice) => ({
    value: choice,
    label: textAt(locale, 'options', pipeline, field.name, 'choices', choice) ?? choice,
  }));
  switch (field.kind) {
    case 'choice':
      return <ChoiceInput {...{ field, value, onChange, said, choices }} />;
    case 'choices':
      return (
        // What is checked first comes first.
        <Checkbox.Group {...said} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange}>
          <Group mt={6} gap="lg">
            {choices.map((choice) => (
              <Checkbox key={choice.value} {...choice} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'number':
      return (
        <NumberField
          {...said}
          value={typeof value === 'number' ? value : undefined}
          onChange={(number) => onChange(number ?? null)}
        />
      );
    case 'switch':
      return <Switch {...said} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'json':
      return <OwnJson {...{ value, onChange, said }} />;
    case 'text':
      return (
        <TextInput
          {...said}
          value={typeof value === 'string' ? value : ''}
          placeholder={textAt(locale, 'options', pipeline, field.name, 'placeholder')}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        />
      );
  }
}

interface Said {
  label: string;
  description: string | undefined;
  error: string | undefined;
}

type PartProps = Pick<OptionInputProps, 'value' | 'onChange'> & { said: Said };

interface ChoiceInputProps extends PartProps {
  field: OptionField;
  choices: { value: string; label: string }[];
}

function ChoiceInput({ field, value, onChange, said, choices }: ChoiceInputProps) {
  const { t } = useTranslation();
  const isOwn = value instanceof JsonText;
  const data = field.takesJson ? [...choices, { value: OWN, label: t('upload.own-json') }] : choices;
  const isOpen = typeof value !== 'string' && !isOwn;
  const choose = (chosen: string): void => onChange(chosen === OWN ? new JsonText(OWN_SCHEMA) : chosen);
  return (
    <>
      <NativeSelect
        {...said}
        error={undefined}
        data={isOpen ? [{ value: '', label: t('upload.default') }, ...data] : data}
        value={isOwn ? OWN : typeof value === 'string' ? value : ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {isOwn && (
        <OwnJson
          value={value}
          onChange={onChange}
          said={{ ...said, label: t('upload.own-json'), description: undefined }}
        />
      )}
    </>
  );
}

/** To begin with: two fields show how it is written. */
const OWN_SCHEMA = JSON.stringify(
  { type: 'object', properties: { title: { type: 'string' }, total: { type: 'number' } } },
  null,
  2,
);

function OwnJson({ value, onChange, said }: PartProps) {
  return (
    <TextArea
      {...said}
      className={classes.whole}
      rows={4}
      spellCheck={false}
      value={value instanceof JsonText ? value.text : ''}
      onChange={({ currentTarget }) => onChange(new JsonText(currentTarget.value))}
    />
  );
}

function labelOf(pipeline: string, { name }: OptionField, locale: Locale): string {
  const words = name.replaceAll('_', ' ');
  return textAt(locale, 'options', pipeline, name, 'label') ?? words.charAt(0).toUpperCase() + words.slice(1);
}
