/** Files in `state/` of the project, for one person and for trying things out. */
export interface LocalStateInput {
  readonly type: 'local';
}

/** S3 with its native lock file; Terraform 1.10 or newer. https://developer.hashicorp.com/terraform/language/backend/s3 */
export interface S3StateInput {
  readonly type: 's3';
  readonly bucket: string;
  /** Region of the bucket. @default the environment's region */
  readonly region?: string;
  /** Folder in the bucket. @default `<project>/<environment>` */
  readonly keyPrefix?: string;
  /** KMS key for the state objects, by its ARN or by the ARN or name of an alias. @default the bucket's own encryption */
  readonly kmsKey?: string;
}

export type StateInput = LocalStateInput | S3StateInput;
