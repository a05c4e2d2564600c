/** Entry of the CPU pool's threads. Threads run compiled code: `dist/models/pool/worker.js` (see `cpu-pool.ts`). */
import { serveTasks } from './serve-tasks';
import { tasks } from './tasks';

export default serveTasks(tasks);
