import { formatBytes } from '../i18n/format';
import { useLocale } from '../i18n/i18n';

/** A size as people say it, `1.4 MB`. */
export function ByteSize({ bytes }: { bytes: number }) {
  const locale = useLocale();
  return <span className="tabular">{formatBytes(bytes, locale)}</span>;
}
