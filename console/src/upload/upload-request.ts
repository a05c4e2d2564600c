/** The wish to submit files: uttered from anywhere, fulfilled by the upload dialog. */
import { Store } from '../state/store';

/** Files to begin with, perhaps none; undefined while nobody wishes anything. */
export const uploadRequest = new Store<readonly File[] | undefined>(undefined);

export function openUpload(files: readonly File[]): void {
  uploadRequest.update((earlier) => [...(earlier ?? []), ...files]);
}

export function closeUpload(): void {
  uploadRequest.set(undefined);
}

/** Where files go that are dropped or pasted; a page of one pipeline takes them itself while it is open. */
export const fileTaker = new Store<(files: readonly File[]) => void>(openUpload);
