import type { Actor } from '#domain/identity/actor.ts';
import type { Person } from '#http/session.server.ts';
import type { Db } from '#data/client.server.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What the reader tells us when something went wrong. */
			requestId?: string;
		}
		interface Locals {
			requestId: string;
			/** Whose session it is; reaches nothing but their own account until it is full. */
			person: Person | null;
			/** Who asks, for which organization; null is the signed-out public. */
			actor: Actor | null;
			/** Set where a right was refused, for the audit. */
			isDenied?: boolean;
			/** The database as this actor may see it. */
			db: Db;
		}
	}
}
