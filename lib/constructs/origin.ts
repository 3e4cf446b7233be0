import type { IConstruct } from 'constructs';

const KEY = 'eks-auto:origin';

/** Notes which part of the configuration a construct, and everything below it, came from: `network.natGateways`. */
export function cameFrom(construct: IConstruct, path: string): void {
  construct.node.addMetadata(KEY, path);
}

/** The configuration path of the construct itself or of its nearest ancestor that has one. */
export function originOf(construct: IConstruct): string | undefined {
  for (const scope of [...construct.node.scopes].reverse()) {
    const entry = scope.node.metadata.find(({ type }) => type === KEY);
    if (entry !== undefined) return String(entry.data);
  }
  return undefined;
}
