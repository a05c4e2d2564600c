/** A barcode to scan or to type, and what is known by it. */
import { Button, TextInput } from '@mantine/core';
import { IconBarcode, IconCircleCheck } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { barcodeQuery } from '../../api/barcode-queries';
import { TreadleError } from '../../api/client';
import type { BarcodeLookup } from '../../api/receipt-types';
import { Card } from '../../components/card';
import { Note } from '../../components/note';
import { ProblemAlert } from '../../components/problem-alert';
import { useTranslation } from '../../i18n/i18n';
import classes from './barcode-card.module.css';
import { BarcodeScanner } from './barcode-scanner';

interface BarcodeCardProps {
  /** Begins with the camera. */
  begin: boolean;
  /** Undefined where nobody knows it. */
  onFound: (code: string, lookup: BarcodeLookup | undefined) => void;
}

type State =
  | { is: 'waiting' }
  | { is: 'asking' }
  | { is: 'found'; lookup: BarcodeLookup }
  | { is: 'unknown' }
  | { is: 'refused'; error: unknown };

export function BarcodeCard({ begin, onFound }: BarcodeCardProps) {
  const { t } = useTranslation('receipts');
  const [code, setCode] = useState('');
  const [isScanning, setIsScanning] = useState(begin);
  const [state, setState] = useState<State>({ is: 'waiting' });
  const lookUp = useLookUp(setState, onFound);
  const send = (event: SyntheticEvent): void => {
    event.preventDefault();
    void lookUp(code.trim());
  };
  const seen = (scanned: string): void => {
    setIsScanning(false);
    setCode(scanned);
    void lookUp(scanned);
  };
  return (
    <Card>
      <div className={classes.parts}>
        {isScanning ? (
          <BarcodeScanner onCode={seen} onClose={() => setIsScanning(false)} />
        ) : (
          <Button
            variant="default"
            size="md"
            leftSection={<IconBarcode aria-hidden size={20} />}
            onClick={() => setIsScanning(true)}
          >
            {t('new.scan')}
          </Button>
        )}
        <form onSubmit={send} className={classes.code}>
          <TextInput
            label={t('new.barcode')}
            description={t('new.barcode-about')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            value={code}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={state.is === 'asking'} disabled={code.trim() === ''}>
            {t('new.look-up')}
          </Button>
        </form>
        <div role="status">
          <Told state={state} />
        </div>
      </div>
    </Card>
  );
}

function useLookUp(onState: (state: State) => void, onFound: BarcodeCardProps['onFound']) {
  const queryClient = useQueryClient();
  return async (code: string): Promise<void> => {
    onState({ is: 'asking' });
    try {
      const lookup = await queryClient.query(barcodeQuery(code));
      onState({ is: 'found', lookup });
      onFound(code, lookup);
    } catch (error) {
      if (!(error instanceof TreadleError) || error.status !== 404) return onState({ is: 'refused', error });
      onState({ is: 'unknown' });
      onFound(code, undefined);
    }
  };
}

function Told({ state }: { state: State }) {
  const { t } = useTranslation('receipts');
  if (state.is === 'unknown') return <Note role="note">{t('new.unknown')}</Note>;
  if (state.is === 'refused') return <ProblemAlert error={state.error} />;
  if (state.is !== 'found') return null;
  const { product, source } = state.lookup;
  const { name, brand } = product;
  return (
    <p className={classes.found}>
      <IconCircleCheck aria-hidden size={18} className={classes.sign} />
      <span>
        {brand ? t('new.found-brand', { name, brand }) : t('new.found', { name })}
        <span className={classes.source}>{t('new.found-source', { source })}</span>
      </span>
    </p>
  );
}
