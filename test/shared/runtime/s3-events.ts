/** S3 events as EventBridge puts them into a queue, after AWS's documentation. */
const envelope = (detailType: string, bucket: string) => ({
  version: '0',
  id: '17793124-05d4-b198-2fde-7ededc63b103',
  'detail-type': detailType,
  source: 'aws.s3',
  account: '111122223333',
  time: '2026-03-02T09:00:00Z',
  region: 'eu-west-3',
  resources: [`arn:aws:s3:::${bucket}`],
});

export const objectCreated = (object: Record<string, unknown> = {}, bucket = 'articles') => ({
  ...envelope('Object Created', bucket),
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: {
      key: 'mairie.txt',
      size: 5_120,
      etag: 'b1946ac92492d2347c6235b4d2611184',
      'version-id': 'IYV3p45BT0ac8hjHg1houSdS1a.Mro8e',
      sequencer: '00617F08299329D189',
      ...object,
    },
    'request-id': 'N4N7GDK58NMKJ12R',
    requester: '123456789012',
    'source-ip-address': '192.0.2.10',
    reason: 'PutObject',
  },
});

export const objectDeleted = (detail: Record<string, unknown> = {}, bucket = 'articles') => ({
  ...envelope('Object Deleted', bucket),
  detail: {
    version: '0',
    bucket: { name: bucket },
    object: {
      key: 'mairie.txt',
      etag: 'd41d8cd98f00b204e9800998ecf8427e',
      'version-id': '1QW9g1Z99LUNbvaaYVpW9xDlOLU.qxgF',
      sequencer: '00617F082A0EB2C9C2',
    },
    'request-id': '0BH729840619AG5K',
    requester: '123456789012',
    'source-ip-address': '192.0.2.10',
    reason: 'DeleteObject',
    'deletion-type': 'Delete Marker Created',
    ...detail,
  },
});

/** Of a bucket's classic notifications; it has no Records. */
export const testEvent = {
  Service: 'Amazon S3',
  Event: 's3:TestEvent',
  Time: '2026-03-02T09:00:00.000Z',
  Bucket: 'articles',
  RequestId: '5582815E1AEA5ADF',
  HostId: '8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR',
};

export const sqsEvent = (bodies: readonly unknown[]) => ({
  Records: bodies.map((body, i) => ({
    messageId: `m${i}`,
    receiptHandle: `handle-${i}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1772442000000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1772442000001',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-3:111122223333:normalize-article',
    awsRegion: 'eu-west-3',
  })),
});
