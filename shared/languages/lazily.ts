/** Makes a thing when it is first asked for, and keeps it: what an import would otherwise wait for. */
export const lazily = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};
