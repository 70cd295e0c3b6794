/** Milliseconds as people read them: "0.42 s", "12 s". */
export const seconds = (milliseconds: number): string => {
  const value = milliseconds / 1000;
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} s`;
};
