import { breakPages, composeAccents, expandLigatures, removeUnseen } from './cleaning/characters.ts';
import { joinWrappedLines } from './cleaning/line-wrap.ts';
import { removeEmphasis, removeLineMarks, removeLinkAddresses } from './cleaning/markdown.ts';
import { decodeEntities, removeHiddenMarkup, removeTags } from './cleaning/markup.ts';
import { readControlsAsWindows1252, repairMojibake } from './cleaning/mojibake.ts';
import { applyEdits, type Edit, type MappedText, unchanged } from './offset-map.ts';

/** What was misread or escaped twice takes two passes; nothing met in the wild took more than three. */
const passes = 3;

/** In order: each needs what those before it did. */
const steps: readonly { readonly edits: (text: string) => Iterable<Edit>; readonly passes: number }[] = [
  { edits: repairMojibake, passes },
  { edits: readControlsAsWindows1252, passes: 1 },
  { edits: removeHiddenMarkup, passes: 1 },
  { edits: removeTags, passes: 1 },
  { edits: decodeEntities, passes },
  { edits: removeUnseen, passes: 1 },
  { edits: breakPages, passes: 1 },
  { edits: expandLigatures, passes: 1 },
  { edits: composeAccents, passes: 1 },
  { edits: joinWrappedLines, passes: 1 },
  { edits: removeLinkAddresses, passes: 1 },
  { edits: removeLineMarks, passes: 1 },
  { edits: removeEmphasis, passes: 1 },
];

/**
 * The text as a reader sees it: mojibake repaired where it is certain, HTML and Markdown without their marks, accents composed, wrapped lines
 * joined, and no character that is not seen. Every stretch of it leads back to the source. In time linear in its length; a text
 * that needs none of this is itself.
 */
export const clean = (source: string): MappedText => {
  let text = unchanged(source);
  for (const step of steps) {
    for (let pass = 0; pass < step.passes; pass++) {
      const next = applyEdits(text, step.edits(text.text));
      if (next === text) break;
      text = next;
    }
  }
  return text;
};
