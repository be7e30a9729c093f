/** P12-DRAW: so many of so many, by chance that can be told again. The same seed draws the same places on every machine, so anybody
 *  can see that nobody chose. Mulberry32 and a shuffle that touches only what is drawn; not for secrets.
 *  @returns places from 0 to `count` - 1 in ascending order, none twice */
export function draw(count: number, size: number, seed: number): number[] {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const moved = new Map<number, number>();
  const at = (place: number): number => moved.get(place) ?? place;
  const drawn: number[] = [];
  for (let index = 0; index < Math.min(size, count); index++) {
    const other = index + below(count - index);
    drawn.push(at(other));
    moved.set(other, at(index));
  }
  return drawn.sort((left, right) => left - right);
}
