/**
 * A path is one label for each organisation from the root down, each of 13 characters: the last twelve hexadecimal
 * digits of the id and a full stop. All of one length, so ancestors are prefixes and a range is a subtree.
 */
const labelLength = 13;

/** The path of an organisation below a parent's path ('' for a root). */
export function pathBelow(parentPath: string, id: string): string {
  return `${parentPath}${id.slice(-12)}.`;
}

/** The exclusive upper bound of all paths at or below: no character of a path sorts at or after '~'. */
export function endOfPath(path: string): string {
  return `${path}~`;
}

/** The paths of all ancestors, the root first, without the path itself. */
export function ancestorPaths(path: string): string[] {
  const paths: string[] = [];
  for (let end = labelLength; end < path.length; end += labelLength) paths.push(path.slice(0, end));
  return paths;
}

/** The exclusive upper bound of all texts that begin with `prefix`, in the C collation. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`;
}
