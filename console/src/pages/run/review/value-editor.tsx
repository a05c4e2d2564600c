/** The open input of a field or a line. Enter takes what stands there, Escape leaves it as it was. */
import { ActionIcon, Button, Group, NativeSelect, TextInput, Tooltip } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { TextArea } from '../../../components/text-area';
import { useLocale, useTranslation } from '../../../i18n/i18n';
import { textAt } from '../../../i18n/texts';
import { focusRow } from '../document/marked-list';
import classes from './review.module.css';
import { type FieldKind, parseValue } from './field-kind';
import { useReviewed } from './use-review';

interface ValueEditorProps {
  id: string;
  /** What it is, for whoever cannot see it. */
  label: string;
  kind: FieldKind;
  /** Whether the document may show no such value. */
  isOptional?: boolean;
}

export function ValueEditor({ id, label, kind, isOptional = false }: ValueEditorProps) {
  const { t } = useTranslation();
  const { edit, leave, write } = useReviewed();
  /** The row is where one was before. */
  const close = (how: () => unknown): void => {
    if (flushSync(how) !== false) focusRow(id);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const isTaken = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey;
    if (!isTaken && event.key !== 'Escape') return;
    event.preventDefault();
    close(isTaken ? () => edit(undefined) : leave);
  };
  return (
    <div className={classes.editor}>
      <div className={classes.input} onKeyDown={press}>
        <ValueInput label={label} kind={kind} />
      </div>
      <Group gap={4}>
        <Tooltip label={`${t('review.take')}  Enter`}>
          <ActionIcon
            variant="filled"
            color="indigo"
            size={30}
            aria-label={t('review.take')}
            onClick={() => close(() => edit(undefined))}
          >
            <IconCheck aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={`${t('review.leave')}  Esc`}>
          <ActionIcon variant="default" size={30} aria-label={t('review.leave')} onClick={() => close(leave)}>
            <IconX aria-hidden size={16} />
          </ActionIcon>
        </Tooltip>
        {isOptional && (
          <Button
            variant="default"
            size="compact-sm"
            h={30}
            onClick={() =>
              close(() => {
                write('');
                return edit(undefined);
              })
            }
          >
            {t('review.absent')}
          </Button>
        )}
      </Group>
    </div>
  );
}

const isDate = (text: string): boolean => text === '' || 'value' in parseValue(text, { input: 'date' }, null);

function ValueInput({ label, kind }: Pick<ValueEditorProps, 'label' | 'kind'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { draft, write, fault } = useReviewed();
  const said = {
    'aria-label': label,
    ref: takeFocus,
    value: draft.open?.text ?? '',
    error: fault && t(`review.fault.${fault}`),
  };
  const change = (event: { currentTarget: { value: string } }): void => write(event.currentTarget.value);
  switch (kind.input) {
    case 'choice':
      return (
        <NativeSelect
          {...said}
          size="sm"
          onChange={change}
          data={[
            { value: '', label: t('review.absent') },
            ...kind.choices.map((value) => ({ value, label: textAt(locale, 'review', 'choice', value) ?? value })),
          ]}
        />
      );
    case 'text':
    case 'json':
      return <TextArea {...said} size="sm" onChange={change} />;
    case 'number':
    case 'integer':
      return <TextInput {...said} inputMode="decimal" onChange={change} />;
    case 'date':
      // What was found may be no date at all; a date input would show nothing of it.
      return <TextInput {...said} type={isDate(draft.open?.first ?? '') ? 'date' : 'text'} onChange={change} />;
  }
}

/** A short value is typed anew, a text is mended. Whoever only comes by with the arrows stays among the tabs. */
function takeFocus(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | null): void {
  if (element === null || document.activeElement?.closest('[role="tab"]')) return;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  else if (element instanceof HTMLTextAreaElement)
    element.setSelectionRange(element.value.length, element.value.length);
}
