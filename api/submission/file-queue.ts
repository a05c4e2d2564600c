/** Files of one form, taken a few at a time in the order in which they came. */

export class FileQueue {
  private readonly waiting: (() => Promise<void>)[] = [];
  private readonly hearers = new Set<() => void>();
  private underWay = 0;

  constructor(private readonly atOnceMax: number) {}

  /** `take` must not reject. */
  add(take: () => Promise<void>): void {
    this.waiting.push(take);
    this.next();
  }

  /** Resolves when no file waits. Those under way may need more of the form to end, so they are not waited for. */
  caughtUp(): Promise<void> {
    return this.until(() => this.waiting.length === 0);
  }

  /** Resolves when every file is taken. */
  idle(): Promise<void> {
    return this.until(() => this.waiting.length === 0 && this.underWay === 0);
  }

  private next(): void {
    const take = this.underWay < this.atOnceMax ? this.waiting.shift() : undefined;
    if (!take) return;
    this.underWay += 1;
    void take().finally(() => {
      this.underWay -= 1;
      this.next();
      for (const hearer of [...this.hearers]) hearer();
    });
  }

  private until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const hear = (): void => {
        if (!condition()) return;
        this.hearers.delete(hear);
        resolve();
      };
      this.hearers.add(hear);
      hear();
    });
  }
}
