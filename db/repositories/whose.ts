/** Whose keys or sessions are meant: those of a whole project, or of one principal in it. */
import { and, eq, type SQL } from 'drizzle-orm';
import { principals } from '../schema';

export interface Whose {
  projectId: string;
  ownerId?: string | undefined;
}

/** For statements that join `principals`. */
export function belongsTo({ projectId, ownerId }: Whose): SQL | undefined {
  return and(eq(principals.projectId, projectId), ownerId === undefined ? undefined : eq(principals.id, ownerId));
}
