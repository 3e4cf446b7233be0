/** A finding that somebody has decided to live with. What AWS would refuse cannot be acknowledged. */
export interface AcknowledgementInput {
  /** Id of the rule, `NET012`. */
  readonly rule: string;
  /** Only findings at this path or below, `network.natGateways`. @default everywhere in the environment */
  readonly path?: string;
  readonly reason: string;
  /** `YYYY-MM-DD`; afterwards the finding is back. @default for ever */
  readonly until?: string;
}
