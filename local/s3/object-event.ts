/** What S3 sends to EventBridge about an object, less the envelope that the bus adds (account, region, resources, id). */
export interface ObjectEvent {
  readonly detailType: 'Object Created' | 'Object Deleted';
  readonly detail: ObjectEventDetail;
  /** ISO 8601, whole seconds, as S3 sends it. */
  readonly time: string;
}

export type ObjectEventReason =
  | 'PutObject'
  | 'CopyObject'
  | 'CompleteMultipartUpload'
  | 'DeleteObject'
  | 'Lifecycle Expiration';

/** The documented detail. Keys are plain here, not form-encoded as in the classic S3 notifications. */
export interface ObjectEventDetail {
  readonly version: '0';
  readonly 'event-version': '1.0';
  readonly bucket: { readonly name: string };
  readonly object: {
    readonly key: string;
    /** Absent when an object is deleted. */
    readonly size?: number;
    readonly etag?: string;
    /** Absent in a bucket without versions. */
    readonly 'version-id'?: string;
    readonly sequencer: string;
  };
  readonly 'request-id': string;
  readonly requester: string;
  /** Absent when a lifecycle rule acts. */
  readonly 'source-ip-address'?: string;
  readonly reason: ObjectEventReason;
  readonly 'deletion-type'?: 'Delete Marker Created' | 'Permanently Deleted';
}
