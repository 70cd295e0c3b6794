/** The extractor's semantic version: raised with every change of what is read, so that older extractions can be found and renewed. */
export const extractorVersion = '1.2.0';
