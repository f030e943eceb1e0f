/** What a start is asked with: a business key and three variables. */
export const startBody = (number: number) => ({
  businessKey: `bench-${number}`,
  variables: { x: { value: number }, y: { value: 'text' }, z: { value: true } },
});
