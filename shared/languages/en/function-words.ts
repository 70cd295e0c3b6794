import type { WordList } from '../lexicon.ts';

/** The closed classes of English: what holds a sentence together. */
export const functionWords: readonly WordList[] = [
  { tags: ['determiner'], words: ['the', 'a', 'an', 'this', 'that', 'these', 'those', 'my', 'your', 'his', 'her', 'its', 'our', 'their', 'each', 'every', 'some', 'any', 'no', 'all', 'both', 'several', 'many', 'few', 'another', 'which', 'what', 'whose'] },
  { tags: ['subjectPronoun', 'pronoun'], words: ['i', 'you', 'he', 'she', 'it', 'we', 'they', 'who'] },
  { tags: ['pronoun'], words: ['me', 'him', 'her', 'us', 'them', 'himself', 'herself', 'itself', 'themselves', 'this', 'that', 'these', 'those', 'one', 'ones', 'others', 'someone', 'anyone', 'everyone', 'nobody', 'nothing', 'something'] },
  { tags: ['preposition'], words: ['of', 'in', 'to', 'for', 'with', 'on', 'at', 'from', 'by', 'about', 'as', 'into', 'like', 'through', 'after', 'over', 'between', 'out', 'against', 'during', 'without', 'before', 'under', 'around', 'among', 'near', 'since', 'until', 'per', 'via', 'within', 'across', 'despite', 'than', 'toward', 'towards', 'upon'] },
  { tags: ['coordinator'], words: ['and', 'or', 'but', 'nor', 'yet', 'so'] },
  { tags: ['subordinator'], words: ['that', 'which', 'who', 'whom', 'whose', 'where', 'when', 'if', 'whether', 'because', 'although', 'though', 'while', 'since', 'unless', 'until', 'how', 'why', 'as'] },
  { tags: ['auxiliary'], words: ['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being', 'have', 'has', 'had', 'having', 'do', 'does', 'did', 'will', 'would', 'shall', 'should', 'can', 'could', 'may', 'might', 'must', "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", 'cannot'] },
  { tags: ['negation'], words: ['not', 'no', 'never', 'nor', "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "don't", "doesn't", "didn't", "won't", "wouldn't", "can't", "couldn't", 'cannot'] },
  { tags: ['adverb'], words: ['very', 'also', 'still', 'already', 'always', 'often', 'then', 'now', 'here', 'there', 'only', 'even', 'too', 'just', 'almost', 'rather', 'however', 'again', 'later', 'earlier', 'recently', 'previously', 'meanwhile', 'once', 'ever', 'yet', 'far', 'more', 'most', 'less', 'least', 'well'] },
];

/** Words that French does not share. */
export const tellingWords = ['the', 'of', 'and', 'in', 'to', 'is', 'was', 'were', 'that', 'for', 'with', 'has', 'have', 'had', 'are', 'been', 'they', 'their', 'this', 'which', 'from', 'by', 'at', 'it', 'be', 'an', 'said', 'who', 'will', 'not', "'s"];
