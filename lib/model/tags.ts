/** Tags as AWS takes them: key to value. */
export type Tags = Readonly<Record<string, string>>;
