import type { HandleServerError, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { actor } from '#http/actor.server.ts';
import { refusals } from '#http/audit.server.ts';
import { cache } from '#http/cache.server.ts';
import { compress } from '#http/compress.server.ts';
import { gate } from '#http/gate.server.ts';
import { headers, headEveryAnswer } from '#http/headers.server.ts';
import { language } from '#http/language.server.ts';
import { preload } from '#http/preload.server.ts';
import { refuseWeakSettings } from '#http/settings.server.ts';
import { surprise } from '#http/surprise.server.ts';
import { view } from '#http/view.server.ts';

export const init: ServerInit = () => {
	refuseWeakSettings();
	headEveryAnswer();
};

export const handle = sequence(
	headers,
	cache,
	compress,
	language,
	preload,
	actor,
	gate,
	view,
	refusals,
);

export const handleError: HandleServerError = surprise;
