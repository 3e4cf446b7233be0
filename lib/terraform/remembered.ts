/** More texts than the stacks of a project have in common; beyond them everything is forgotten, so that it never grows. */
const LIMIT = 20_000;

/**
 * A pure function of a text that remembers its results: rules ask about the same texts one after the other, and the stacks of two
 * environments hardly differ in their expressions.
 */
export function remembered<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, { readonly result: Result }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.result;
    if (known.size >= LIMIT) known.clear();
    const result = read(text);
    known.set(text, { result });
    return result;
  };
}
