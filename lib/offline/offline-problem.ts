/** Something outside this project keeps a structural plan from being made; the message is ready to print. */
export class OfflineProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OfflineProblem';
  }
}
