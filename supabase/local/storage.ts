import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { App } from '@supabase/lite';

type StorageAdapter = NonNullable<App['_storageAdapter']>;
type ObjectMetadata = Awaited<ReturnType<StorageAdapter['headObject']>>;

/**
 * Storage objects as plain files, bucket/key, with the content type beside them. The gateway's own
 * file adapter is not exported by its package. Keys that climb out of the folder are refused.
 */
export function fileStorage(root: string): StorageAdapter {
	const at = (bucket: string, key: string) => {
		const path = resolve(root, bucket, key);
		if (!path.startsWith(resolve(root, bucket) + sep)) throw new Error('Invalid object key.');
		return path;
	};
	const head = async (bucket: string, key: string): Promise<ObjectMetadata> => {
		const path = at(bucket, key);
		const [{ size, mtime }, about] = await Promise.all([stat(path), readFile(`${path}.about`)]);
		const { mimetype, cacheControl, eTag } = JSON.parse(String(about));
		return { mimetype, cacheControl, eTag, size, contentLength: size, lastModified: mtime };
	};
	return {
		driver: null,
		headObject: head,
		getObject: async (bucket, key) => ({
			metadata: await head(bucket, key),
			httpStatusCode: 200,
			body: Readable.toWeb(createReadStream(at(bucket, key))),
		}),
		uploadObject: async (bucket, key, _version, body, mimetype, cacheControl) => {
			await writeWhole(at(bucket, key), body, { mimetype, cacheControl });
			return { ...(await head(bucket, key)), httpStatusCode: 200 };
		},
		deleteObject: (bucket, key) => remove(at(bucket, key)),
		deleteObjects: async (bucket, keys) => {
			await Promise.all(keys.map((key) => remove(at(bucket, key))));
		},
		copyObject: async (bucket, key, _version, toBucket, toKey) => {
			const [from, to] = [at(bucket, key), at(toBucket, toKey)];
			await mkdir(dirname(to), { recursive: true });
			await Promise.all([copyFile(from, to), copyFile(`${from}.about`, `${to}.about`)]);
			return { ...(await head(toBucket, toKey)), httpStatusCode: 200 };
		},
		privateAssetUrl: async (bucket, key) => `file://${at(bucket, key)}`,
	};
}

async function remove(path: string): Promise<void> {
	await Promise.all([rm(path, { force: true }), rm(`${path}.about`, { force: true })]);
}

/** Written aside and renamed, the description first: an object is there whole or not at all. */
async function writeWhole(
	path: string,
	body: Parameters<StorageAdapter['uploadObject']>[3],
	about: { mimetype: string; cacheControl: string },
): Promise<void> {
	await mkdir(dirname(path), { recursive: true });
	// A name of its own: the same object may be on its way twice.
	const unfinished = join(dirname(path), `.${randomUUID()}`);
	const source =
		body instanceof Uint8Array ? Readable.from([body]) : Readable.fromWeb(body as ReadableStream);
	const hash = createHash('sha256');
	source.on('data', (chunk: Uint8Array) => hash.update(chunk));
	await pipeline(source, createWriteStream(unfinished));
	const description = { ...about, eTag: `"${hash.digest('hex')}"` };
	await writeFile(`${path}.about`, JSON.stringify(description));
	await rename(unfinished, path);
}
