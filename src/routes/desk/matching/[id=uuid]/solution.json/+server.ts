import { findSolution } from '#http/round-file.server.ts';

/** The plan with its reasons, parameters, hash and certificate. */
export async function GET(event) {
	const { pages, download } = await findSolution(event);
	return download(pages, 'application/json');
}
