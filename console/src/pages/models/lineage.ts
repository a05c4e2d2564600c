/** Where the versions of a slot stand in their graph: generations from the left, branches below each other. */

export interface LineageNode<Version> {
  version: Version;
  generation: number;
  row: number;
  /** Undefined where the parent is not among them. */
  parent: LineageNode<Version> | undefined;
}

interface Descended {
  id: string;
  parent: { id: string } | null;
  created_at: string;
}

/** The longest branch goes on in its parent's row; the others go below. Parents come before their children. */
export function layLineage<Version extends Descended>(versions: readonly Version[]): LineageNode<Version>[] {
  const oldestFirst = versions.toSorted((a, b) => a.created_at.localeCompare(b.created_at));
  const known = new Set(versions.map(({ id }) => id));
  const childrenOf = (id: string): Version[] =>
    oldestFirst.filter(({ parent }) => (parent && known.has(parent.id) ? parent.id : '') === id);
  const lengths = new Map<string, number>();
  for (const { id, parent } of oldestFirst.toReversed()) {
    const length = lengths.get(id) ?? 1;
    lengths.set(id, length);
    if (parent) lengths.set(parent.id, Math.max(lengths.get(parent.id) ?? 1, length + 1));
  }
  const nodes: LineageNode<Version>[] = [];
  let rows = 0;
  const lay = (version: Version, row: number, parent: LineageNode<Version> | undefined): void => {
    const node = { version, generation: parent ? parent.generation + 1 : 0, row, parent };
    nodes.push(node);
    const children = childrenOf(version.id).toSorted((a, b) => (lengths.get(b.id) ?? 1) - (lengths.get(a.id) ?? 1));
    for (const [index, child] of children.entries()) lay(child, index === 0 ? row : rows++, node);
  };
  for (const root of childrenOf('')) lay(root, rows++, undefined);
  return nodes;
}

interface Served {
  model_id: string;
  version: string;
}

/** What a rollback goes back to: what served before the present version came first. `history` is newest first. */
export function servedBefore<Entry extends Served>(history: readonly Entry[]): Entry | undefined {
  const now = history[0];
  if (!now) return undefined;
  return history[history.findLastIndex(({ model_id: id }) => id === now.model_id) + 1];
}
