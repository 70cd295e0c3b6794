/** Why a template cannot run on the local stack. */
export type TemplateFault =
  | 'malformed-template'
  | 'unknown-section'
  | 'unknown-resource-type'
  | 'unknown-resource-attribute'
  | 'unknown-property'
  | 'invalid-property'
  | 'unknown-intrinsic'
  | 'unknown-reference'
  | 'circular-reference'
  | 'missing-asset';

/** Where in the template: `Properties.Targets[0].Arn` of the resource `NormalizeRule`. */
export interface TemplatePlace {
  readonly logicalId?: string;
  readonly resourceType?: string;
  readonly path?: string;
}

/** The template holds something that the local stack does not know or cannot honour; nothing of it is started. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
  readonly reason: TemplateFault;
  readonly place: TemplatePlace;

  constructor(reason: TemplateFault, place: TemplatePlace, what: string) {
    const resource =
      place.logicalId && (place.resourceType ? `${place.logicalId} (${place.resourceType})` : place.logicalId);
    super([resource, place.path, what].filter(Boolean).join(': '));
    this.reason = reason;
    this.place = place;
  }
}
