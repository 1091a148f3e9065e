import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#text/compiled/runtime.js';

export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
