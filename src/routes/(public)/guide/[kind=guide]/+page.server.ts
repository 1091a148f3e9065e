export function load({ params, url }) {
	return { kind: params.kind, host: url.host };
}
