/** Needs a script, unlike the pages beside it: it lets the browser make one. */
export const csr = true;
