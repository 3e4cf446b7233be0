/** Stands in every output that people read, so that nobody takes one for the other. */
export const STRUCTURAL_PLAN = 'structural plan, not a plan against AWS';
