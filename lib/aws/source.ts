/** Where a fact comes from, and when it was last compared with that place. */
export interface Source {
  readonly url: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}
