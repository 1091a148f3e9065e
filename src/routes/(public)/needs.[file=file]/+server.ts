import { publicFile } from '#http/list-file.server.ts';
import { publicNeeds } from '#http/lists/public-needs.server.ts';

export function GET(event) {
	return publicFile(event, publicNeeds);
}
