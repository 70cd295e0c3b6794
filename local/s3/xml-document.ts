import { XMLParser } from 'fast-xml-parser';
import { S3Error } from './s3-error.ts';

/** An element's content: text, elements by name, or several elements of one name. Undefined ones are left out. */
type XmlContent = string | number | boolean | undefined | XmlElements | readonly XmlContent[];
export interface XmlElements {
  readonly [name: string]: XmlContent;
}

/** A response body of S3: one root element in its namespace. */
export function xmlDocument(root: string, elements: XmlElements): string {
  const inside = renderElements(elements);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${root}>`;
}

/** S3's error body, which has no namespace. */
export function xmlError(elements: XmlElements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${renderElements(elements)}</Error>`;
}

function renderElements(elements: XmlElements): string {
  return Object.entries(elements)
    .map(([name, content]) => renderElement(name, content))
    .join('');
}

function renderElement(name: string, content: XmlContent): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map((each: XmlContent) => renderElement(name, each)).join('');
  if (typeof content === 'object') return `<${name}>${renderElements(content as XmlElements)}</${name}>`;
  return `<${name}>${escapeText(String(content))}</${name}>`;
}

/** Characters that mark-up needs, and white space that a reader might trim or normalise. */
const escapeText = (text: string): string =>
  text.replace(/[&<>"\u0000-\u001f\u0085\u2028]/g, (character) => `&#${character.charCodeAt(0)};`);

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  // Numeric references are decoded only with this; a list of 1,000 keys may hold many.
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 10_000_000 },
  isArray: (name: string) => name === 'Object' || name === 'Part',
});

/**
 * A request body as nested records of strings; `Object` and `Part` are always arrays.
 * @throws S3Error MalformedXML when the root is another element
 */
export function parseXmlRequest(body: Buffer, root: string): Record<string, unknown> {
  const parsed: unknown = (() => {
    try {
      return parser.parse(body, true)?.[root];
    } catch {
      return undefined; // The parser's own message speaks of its input's offsets; S3 says the following instead.
    }
  })();
  if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  throw new S3Error('MalformedXML', `The XML you provided was not well-formed or is no ${root} document.`);
}
