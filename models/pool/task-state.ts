/**
 * The state of one task as both threads see it: four shared bytes. The caller asks a task to stop by it; the task looks
 * at it between units of work. A thread is never ended in mid-task: that would abort the process if the task were
 * inside native inference.
 */
const [QUEUED, RUNNING, STOPPED] = [0, 1, 2];

export class TaskState {
  private readonly cell: Int32Array;

  constructor(readonly buffer: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.cell = new Int32Array(buffer);
  }

  /** Called by the thread. False where the task was stopped while it waited, so that it must not run. */
  start(): boolean {
    return Atomics.compareExchange(this.cell, 0, QUEUED, RUNNING) === QUEUED;
  }

  /** Called by the owner. True where the task had not begun and now never will. */
  stop(): boolean {
    return Atomics.exchange(this.cell, 0, STOPPED) === QUEUED;
  }

  get isStopped(): boolean {
    return Atomics.load(this.cell, 0) === STOPPED;
  }
}
