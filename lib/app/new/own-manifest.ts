/** What this package says about itself. */
export interface OwnManifest {
  readonly name: string;
  readonly version: string;
  /** Exact: what it is tested with. */
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

/** The same file from the source and from what was compiled: both lie three folders below it. */
export function ownManifest(): OwnManifest {
  // Read only when a project is laid out.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../../package.json') as OwnManifest;
}
