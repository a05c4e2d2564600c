/** What a key is limited to, scope by scope. */
import { Checkbox } from '@mantine/core';
import type { Scope } from '../../../../contracts/identity';
import { useTranslation } from '../../i18n/i18n';
import classes from './settings-page.module.css';

/** The contracts are known here by their types alone; the compiler sees to it that none is missing. */
const SCOPES = Object.keys({
  'runs:read': true,
  'runs:write': true,
  'batches:read': true,
  'batches:write': true,
  'blobs:read': true,
  'feedback:read': true,
  'feedback:write': true,
  'models:read': true,
  'models:write': true,
  'experiments:read': true,
  'experiments:write': true,
  'products:read': true,
  'products:write': true,
  'stock:read': true,
  'stock:write': true,
  'operations:read': true,
  'keys:read': true,
  'keys:write': true,
  'users:read': true,
  'users:write': true,
  'audit:read': true,
} satisfies Record<Scope, true>).filter((name): name is Scope => name.includes(':'));

interface ScopeChoiceProps {
  value: Scope[];
  onChange: (scopes: Scope[]) => void;
}

export function ScopeChoice({ value, onChange }: ScopeChoiceProps) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group
      label={t('settings.keys.scopes')}
      value={value}
      onChange={(chosen) => onChange(SCOPES.filter((scope) => chosen.includes(scope)))}
    >
      <div className={classes.scopes}>
        {SCOPES.map((scope) => (
          <Checkbox key={scope} value={scope} label={scope} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
