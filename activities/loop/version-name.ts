/** Names of versions that lie in the blob store. */
import { createHash } from 'node:crypto';
import type { ModelFile } from '../../contracts/model';

/** Such as `v7-3f2a9c04d1e2`: the number for people, the hash for certainty. */
export function versionName(number: number, files: readonly Pick<ModelFile, 'name' | 'sha256'>[]): string {
  const all = files.map(({ name, sha256 }) => `${name} ${sha256}`).join('\n');
  return `v${number}-${createHash('sha256').update(all).digest('hex').slice(0, 12)}`;
}
