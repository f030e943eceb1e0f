/** What reads models, with all that it needs, is loaded with the first of them: a server that starts has other things to do. */
export const parser = () => import('../model/parse.ts');
