/**
 * AWS calls end well before the shortest function's timeout of 30 seconds, all their attempts together, so that a hung connection is
 * retried and then told of, instead of waited out.
 */
export const clientDefaults = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    /** Until the answer begins. */
    requestTimeout: 3_000,
    /** Of silence, also in the midst of a body. */
    socketTimeout: 3_000,
    throwOnRequestTimeout: true,
  },
};

/** S3 hands out and takes bodies of up to 10 MB and more. */
export const storageDefaults = {
  ...clientDefaults,
  requestHandler: { ...clientDefaults.requestHandler, requestTimeout: 6_000, socketTimeout: 6_000 },
};
