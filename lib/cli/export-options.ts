import type { ProjectOptions } from './context';

/** What `eks-auto export` was told. */
export interface ExportCommandOptions extends ProjectOptions {
  readonly to: string;
  readonly format: 'hcl' | 'json';
  readonly backend: string;
  readonly backendConfig: readonly string[];
  readonly handOver: 'keep' | 'variables';
  readonly check: boolean;
  readonly requireCheck?: true;
  readonly dryRun?: true;
  readonly overwrite?: true;
  readonly dir?: string;
  readonly terraformBinary?: string;
}
