/** Whether a client that sends this Accept header takes one of the media types; without a header it takes any. */
export const acceptable = (header: string | undefined, mediaTypes: readonly string[]): boolean => {
  if (header === undefined || header === '' || header === '*/*') return true;
  const accepted = header.toLowerCase();
  if (mediaTypes.includes(accepted)) return true;
  return accepted.split(',').some((entry) => {
    const range = entry.split(';', 1)[0]?.trim() ?? '';
    return (
      range === '*/*' ||
      mediaTypes.some((type) => range === type || range === `${type.split('/')[0]}/*`)
    );
  });
};
