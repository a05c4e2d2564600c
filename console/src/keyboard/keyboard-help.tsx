/** All keys on one page, and the switch that puts the single ones to rest. Opened by `?`. */
import { Kbd, Modal, Switch, Text, Title } from '@mantine/core';
import { useTranslation } from '../i18n/i18n';
import classes from './keyboard-help.module.css';
import { switchShortcuts, useShortcutsOn } from './shortcuts';

/** What is pressed -> key of its text. */
const GROUPS = {
  everywhere: {
    'Ctrl K': 'search',
    n: 'new',
    'g h': 'go-home',
    'g r': 'go-runs',
    'g b': 'go-batches',
    'g c': 'go-receipts',
    'g t': 'go-stock',
    'g m': 'go-models',
    'g e': 'go-experiments',
    'g s': 'go-settings',
    '?': 'help',
  },
  runs: { j: 'next', k: 'previous', Enter: 'open', '/': 'filter', c: 'cancel', r: 'retry' },
  run: { ']': 'next-run', '[': 'previous-run', c: 'cancel', r: 'retry' },
  document: {
    j: 'next-field',
    k: 'previous-field',
    '+': 'zoom-in',
    '-': 'zoom-out',
    '0': 'zoom-fit',
    PageDown: 'next-page',
    PageUp: 'previous-page',
    r: 'turn',
    R: 'turn-back',
  },
  review: {
    u: 'next-uncertain',
    a: 'accept',
    e: 'edit',
    Esc: 'leave',
    'Ctrl Enter': 'save',
    'Alt ↑': 'line-up',
    'Alt ↓': 'line-down',
  },
  receipt: { j: 'next', k: 'previous', u: 'next-unsure', a: 'right-category', x: 'leave-out' },
} as const;

export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const on = useShortcutsOn();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keyboard.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <div className={classes.groups}>
        <KeyGroup title={t('keyboard.group.everywhere')} keys={GROUPS.everywhere} />
        <KeyGroup title={t('keyboard.group.runs')} keys={GROUPS.runs} />
        <KeyGroup title={t('keyboard.group.run')} keys={GROUPS.run} />
        <KeyGroup title={t('keyboard.group.document')} keys={GROUPS.document} />
        <KeyGroup title={t('keyboard.group.review')} keys={GROUPS.review} />
        <KeyGroup title={t('keyboard.group.receipt')} keys={GROUPS.receipt} />
      </div>
      <Switch
        mt="lg"
        checked={on}
        onChange={(event) => switchShortcuts(event.currentTarget.checked)}
        label={t('keyboard.single-keys')}
        description={t('keyboard.single-keys-about')}
      />
    </Modal>
  );
}

type Group = (typeof GROUPS)[keyof typeof GROUPS];
type KeyName = { [G in keyof typeof GROUPS]: (typeof GROUPS)[G][keyof (typeof GROUPS)[G]] }[keyof typeof GROUPS];

function KeyGroup({ title, keys }: { title: string; keys: Group }) {
  const { t } = useTranslation();
  const entries: [string, KeyName][] = Object.entries(keys);
  return (
    <section>
      <Title order={3} mb={6}>
        {title}
      </Title>
      <dl className={classes.keys}>
        {entries.map(([pressed, name]) => (
          <div key={pressed} className={classes.key}>
            <dt>
              {pressed.split(' ').map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>
              <Text size="sm">{t(`keyboard.key.${name}`)}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
