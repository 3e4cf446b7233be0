import type { ProjectOptions } from './context';

/** What `eks-auto plan` was told. */
export interface PlanOptions extends ProjectOptions {
  readonly offline?: true;
  readonly dir?: string;
  readonly terraformBinary?: string;
  readonly verbose?: true;
}
