/** What is worked out once for each thing that it is about, and kept as long as that is. */
export function remembered<About extends object, Made, More extends unknown[]>(
  make: (about: About, ...more: More) => Made,
): (about: About, ...more: More) => Made {
  const known = new WeakMap<About, { made: Made }>();
  return (about, ...more) => {
    const kept = known.get(about) ?? { made: make(about, ...more) };
    known.set(about, kept);
    return kept.made;
  };
}
