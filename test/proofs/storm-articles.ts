const places = ['Sète', 'Nantes', 'Vannes', 'Leeds', 'Hull', 'Dover'] as const;
const people = ['Nadia Ferrand', 'Paul Kervella', 'Priya Nair', 'Thomas Okafor'] as const;

/** A short article of news, in French or English, with some figures and somebody who says something. No two numbers give the same. */
export const stormArticle = (number: number, version: number): string => {
  const place = places[number % places.length]!;
  const person = people[number % people.length]!;
  const figure = 1_000 + number * 7 + version;
  return number % 6 < 3
    ? `Le port de ${place} bat un record

${place.toUpperCase()}, 12 mars 2026 - Le port a reçu ${figure} navires en 2025, soit ${2 + (number % 40)} % de plus que l'année précédente, a annoncé mardi ${person}.

« Nous n'avons jamais vu une telle hausse en ${2 + (number % 30)} ans », a déclaré ${person} devant ${40 + version} journalistes.
`
    : `${place} council cuts its budget

${place.toUpperCase()}, March 12, 2026 - The council will spend £${figure} million this year, ${2 + (number % 40)}% less than in 2025, ${person} said on Tuesday.

"We have lost ${3 + (number % 50)} schools in ten years," ${person} told ${40 + version} reporters.
`;
};

/** What can't be read as text. */
export const unreadableFile = Uint8Array.of(
  0x25,
  0x50,
  0x44,
  0x46,
  0x2d,
  0x31,
  0x2e,
  0x37,
  0x0a,
  0x00,
  0xff,
  0x00,
  0x01,
);
