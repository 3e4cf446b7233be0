import { Annotations, type AnnotationsConfig } from '@cdktf/provider-kubernetes/lib/annotations';
import { Labels, type LabelsConfig } from '@cdktf/provider-kubernetes/lib/labels';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { KubernetesObject } from '../../model/kubernetes/kubernetes-object';
import { config } from '../l1';
import { escapeTemplate } from '../policy-json';

/**
 * Puts back the labels and annotations that were written, and leaves those of others alone; see `computedFields`:
 * `kubernetes_labels.<id>` and `kubernetes_annotations.<id>`, where there are some.
 */
export function keepMetadata(scope: Construct, id: string, object: KubernetesObject, resource: ITerraformDependable): void {
  const { labels, annotations, ...metadata } = object.metadata;
  // Each under a name of its own: what a manager leaves out of an apply, it lets go of.
  const common = { apiVersion: object.apiVersion, kind: object.kind, metadata, force: true, dependsOn: [resource] };
  if (labels !== undefined) {
    const kept = { ...common, labels: literal(labels), fieldManager: 'Terraform-labels' };
    new Labels(new Construct(scope, 'labels'), id, config<LabelsConfig>(kept));
  }
  if (annotations !== undefined) {
    const kept = { ...common, annotations: literal(annotations), fieldManager: 'Terraform-annotations' };
    new Annotations(new Construct(scope, 'annotations'), id, config<AnnotationsConfig>(kept));
  }
}

const literal = (map: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, escapeTemplate(value)]));
