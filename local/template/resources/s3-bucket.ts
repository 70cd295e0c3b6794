import * as z from 'zod';
import { ignored, resourceType } from '../resource-type.ts';

export const s3Bucket = resourceType({
  type: 'AWS::S3::Bucket',
  properties: z.strictObject({
    BucketName: z.string().optional(),
    VersioningConfiguration: z.strictObject({ Status: z.enum(['Enabled', 'Suspended']) }).optional(),
    NotificationConfiguration: z
      .strictObject({
        EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: z.literal(true) }).optional(),
      })
      .optional(),
    BucketEncryption: ignored('objects are held in memory only'),
    LifecycleConfiguration: ignored('objects end with the stack, before any rule falls due'),
    LoggingConfiguration: ignored('nobody but the user of this machine reaches the bucket'),
    OwnershipControls: ignored('there is one account and no ACL'),
    PublicAccessBlockConfiguration: ignored('the server is bound to loopback'),
    Tags: ignored('no bill to divide'),
  }),
  create({ properties, services, physicalName }) {
    const name = properties.BucketName ?? physicalName(63).toLowerCase();
    services.objects.createBucket({
      name,
      versioned: properties.VersioningConfiguration?.Status === 'Enabled',
      eventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
    });
    const domain = `${name}.s3.${services.region}.amazonaws.com`;
    return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}`, DomainName: domain, RegionalDomainName: domain } };
  },
});
