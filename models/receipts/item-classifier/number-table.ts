/** Whole numbers of 32 bits to their places 0, 1, 2…, in the order in which they came: a map in two typed arrays. */
const EMPTY = -1;
const CAPACITY_MIN = 1024;

export class NumberTable {
  private keys: Uint32Array;
  private places: Int32Array;
  private count = 0;

  constructor(known: Uint32Array = new Uint32Array()) {
    let capacity = CAPACITY_MIN;
    while (capacity < known.length * 2) capacity *= 2;
    this.keys = new Uint32Array(capacity);
    this.places = new Int32Array(capacity).fill(EMPTY);
    known.forEach((key) => this.placeOrAdd(key));
  }

  get size(): number {
    return this.count;
  }

  /** -1 where the number is not known. */
  place(key: number): number {
    return this.places[this.slotOf(key)] ?? EMPTY;
  }

  placeOrAdd(key: number): number {
    const slot = this.slotOf(key);
    const known = this.places[slot] ?? EMPTY;
    if (known !== EMPTY) return known;
    this.keys[slot] = key;
    this.places[slot] = this.count++;
    if (this.count * 2 > this.keys.length) this.grow();
    return this.count - 1;
  }

  private slotOf(key: number): number {
    const mask = this.keys.length - 1;
    let slot = key & mask;
    while (this.places[slot] !== EMPTY && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const [keys, places] = [this.keys, this.places];
    this.keys = new Uint32Array(keys.length * 2);
    this.places = new Int32Array(keys.length * 2).fill(EMPTY);
    places.forEach((place, slot) => {
      if (place === EMPTY) return;
      const key = keys[slot] ?? 0;
      const free = this.slotOf(key);
      this.keys[free] = key;
      this.places[free] = place;
    });
  }
}
