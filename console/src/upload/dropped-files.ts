/** The files of a drop, those in folders too. What kind of file each is, the API decides by its content. */

/** What systems leave in folders by themselves. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db']);

export async function droppedFiles({ dataTransfer }: DragEvent): Promise<File[]> {
  const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
  // The items are gone once anything is waited for.
  const files = await Promise.all(items.map(filesOfItem));
  return files.flat().filter(({ name }) => !IGNORED.has(name));
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
