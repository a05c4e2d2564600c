/** A model from elsewhere: checked, signed and registered as a candidate. What becomes of it then people decide. */
import type { RegisterUploadInput } from '../../contracts/model';
import type { BlobStore } from '../../db/blob-store/blob-store';
import type { ModelVersionsRepository } from '../../db/repositories/model-versions';
import { cancellation } from '../spine/cancellation';
import type { ModelChecks } from './learning';
import type { ModelStore } from './model-store';
import { versionName } from './version-name';

export interface UploadDeps {
  versions: Pick<ModelVersionsRepository, 'find' | 'register'>;
  blobStore: Pick<BlobStore, 'read'>;
  store: Pick<ModelStore, 'sign'>;
  threads: ModelChecks;
}

export type UploadActivities = ReturnType<typeof createUploadActivities>;

/** On the cpu queue: to look into a model is work of the threads that will serve it. */
export function createUploadActivities({ versions, blobStore, store, threads }: UploadDeps) {
  return {
    /**
     * Called again after it was registered, it checks nothing.
     * @throws DomainError MODEL_UNFIT; BLOB_NOT_FOUND, BLOB_DAMAGED
     */
    async registerModel(input: RegisterUploadInput): Promise<{ version: string }> {
      const { id, slot, parentId, parameters, metrics } = input;
      const known = await versions.find(id);
      if (known) return { version: known.version };
      const files = [...input.files].sort((a, b) => (a.name < b.name ? -1 : 1));
      const contents = await Promise.all(
        files.map(async (file) => [file.name, new Uint8Array(await blobStore.read(file))] as const),
      );
      await threads.check({ slot, model: Object.fromEntries(contents) }, cancellation());
      const { version } = await versions.register({
        id,
        slot,
        origin: 'uploaded',
        parentId,
        datasetId: null,
        codeVersion: null,
        parameters,
        metrics,
        files,
        sign: (number) => {
          const name = versionName(number, files);
          return { version: name, signature: store.sign({ slot, version: name, files }) };
        },
      });
      return { version };
    },
  };
}
