/**
 * The files of a drop or of a file dialog. The bundle has this in place of `file-selector`, by which the drop zone reads
 * them: that one brings a table of a thousand file types, and here the API decides by the content what a file is.
 */

/** What systems leave in folders by themselves. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db']);

/** While something is dragged its items; the files are to be had once it is dropped. */
export async function fromEvent(event: Event | DragEvent): Promise<(File | DataTransferItem)[]> {
  if ('dataTransfer' in event && event.dataTransfer) {
    const items = [...event.dataTransfer.items].filter(({ kind }) => kind === 'file');
    if (event.type !== 'drop') return items;
    // The items are gone once anything is waited for.
    const files = await Promise.all(items.map(filesOfItem));
    return files.flat().filter(({ name }) => !IGNORED.has(name));
  }
  return event.target instanceof HTMLInputElement ? [...(event.target.files ?? [])] : [];
}

async function filesOfItem(item: DataTransferItem): Promise<File[]> {
  const entry = item.webkitGetAsEntry();
  if (entry?.isDirectory) return filesOfEntry(entry);
  const file = item.getAsFile();
  return file ? [file] : [];
}

async function filesOfEntry(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))];
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const files: File[] = [];
  for (;;) {
    // It gives some at a time, and none at the end.
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return files;
    for (const each of entries) files.push(...(await filesOfEntry(each)));
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
