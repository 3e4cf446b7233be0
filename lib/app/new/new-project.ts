/** What a new project is made of, besides its environments. */
export interface NewProject {
  /** Name of its package. */
  readonly name: string;
  /** Of its first environment. */
  readonly environment: string;
  /** What npm installs this package from: a version, or `file:` and `git` specifiers of npm. */
  readonly package: string;
}
