/**
 * The built console in memory: its page and its files, each in the encodings that the build has made. Nothing is looked
 * up on the disk by a name that a client sends. Read once, with the first request for it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { projectRoot } from '../../contracts/project-root';

export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;
export type Encoding = keyof typeof ENCODINGS;

export interface ConsoleFile {
  /** File extension, from which the media type follows. */
  extension: string;
  etag: string;
  /** Its name holds a hash of its content, so it never changes. */
  immutable: boolean;
  plain: Buffer;
  encoded: Partial<Record<Encoding, Buffer>>;
}

const PAGE = '/index.html';
/** Vite puts what it names by content here. */
const HASHED = '/assets/';

export class ConsoleFiles {
  private files: Map<string, ConsoleFile> | undefined;

  constructor(private readonly folder = join(projectRoot(__dirname), 'dist', 'console')) {}

  /** `path` as in the address. */
  find(path: string): ConsoleFile | undefined {
    return path === PAGE ? undefined : this.all().get(path);
  }

  /** The one page, which shows every address of the console; undefined where the console was not built. */
  page(): ConsoleFile | undefined {
    return this.all().get(PAGE);
  }

  private all(): Map<string, ConsoleFile> {
    // A console that is missing may be built while the API runs.
    if (this.files === undefined || this.files.size === 0) this.files = readFolder(this.folder);
    return this.files;
  }
}

function readFolder(folder: string): Map<string, ConsoleFile> {
  const files = new Map<string, ConsoleFile>();
  if (!existsSync(folder)) return files;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || isEncoded(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const address = file.slice(folder.length).split(sep).join('/');
    files.set(address, readConsoleFile(file, address));
  }
  return files;
}

function readConsoleFile(file: string, address: string): ConsoleFile {
  const plain = readFileSync(file);
  const encoded: ConsoleFile['encoded'] = {};
  for (const encoding of ['br', 'gzip'] as const) {
    const twin = file + ENCODINGS[encoding];
    if (existsSync(twin)) encoded[encoding] = readFileSync(twin);
  }
  return {
    extension: extname(file),
    etag: createHash('sha256').update(plain).digest('base64url').slice(0, 22),
    immutable: address.startsWith(HASHED),
    plain,
    encoded,
  };
}

function isEncoded(name: string): boolean {
  return Object.values(ENCODINGS).some((extension) => name.endsWith(extension));
}
