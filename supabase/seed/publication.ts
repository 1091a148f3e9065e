import type { Archive } from './documents.ts';
import type { Gallery } from './pictures.ts';
import { HEIGHT, WIDTH } from './scenery.ts';
import type { Stage } from './stage.ts';
import type { UpdatePlan } from './updates.ts';

/**
 * Does what the work process does as tasks: copies everything into the published tables, in the
 * order of the days, so that the newest entry is the latest event, and seals the chain. What
 * tasks there are, the rounds, were done as well.
 */
export function publishAll(
	stage: Stage,
	archive: Archive,
	gallery: Gallery,
	updates: readonly UpdatePlan[],
): void {
	stage.write(
		(tx) => tx`select private.publish_pairing(id) from public.pairings order by valid_from, id`,
	);
	stage.write((tx) => tx`select private.publish_need(id) from public.needs order by id`);
	stage.write(
		(tx) => tx`select private.publish_pledge(id) from public.pledges order by agreement_on, id`,
	);
	stage.write(
		(tx) => tx`select private.publish_project(id) from public.projects order by pool_year, id`,
	);

	const shown = updates.map((update) => ({ id: update.id, media: mediaOf(update, gallery) }));
	archive.publish(updates.flatMap(({ photos }) => photos.map(({ view }) => gallery(view))));
	stage.write(
		(tx) => tx`select case record
			when 'posting' then private.publish_posting(key::bigint)
			else private.publish_update(key::uuid, media) end
		from (
			select 'posting' as record, p.seq::text as key, p.occurred_on as day, p.seq,
				null::jsonb as media
			from public.postings p
			union all
			select 'update', v.update_id::text, min(v.event_on), 0, m.media
			from public.update_versions v
			join jsonb_to_recordset(${tx.json(shown as never)}) as m (id uuid, media jsonb)
				on m.id = v.update_id
			where v.status = 'approved'
			group by v.update_id, m.media
		) as told
		order by day, seq, key`,
	);
	stage.write(
		(tx) => tx`select private.publish_handover(id) from public.goods_handovers
			where status = 'approved' order by handed_on, id`,
	);
	stage.write((tx) => tx`select private.publish_meeting_copy(id) from public.meetings order by id`);
	stage.write(
		(tx) => tx`select private.publish_exchange(e.id) from (
		select distinct x.id from public.exchanges x order by x.id) e`,
	);
	stage.write((tx) => tx`select private.seal_entries()`);
	stage.write(
		(tx) => tx`select graphile_worker.complete_jobs(
		array(select j.id from graphile_worker.jobs j))`,
	);
}

/** A version that will be corrected is out before its correction. */
export function publishUpdate(stage: Stage, update: UpdatePlan, gallery: Gallery): void {
	const media = mediaOf(update, gallery) as never;
	stage.write((tx) => tx`select private.publish_update(${update.id}, ${tx.json(media)})`);
}

function mediaOf({ photos }: UpdatePlan, gallery: Gallery) {
	return photos.map(({ view, caption }, place) => {
		const { sha256, bytes, small, colour } = gallery(view);
		return {
			position: place + 1,
			sha256,
			extension: 'jpg',
			width: WIDTH,
			height: HEIGHT,
			byte_size: bytes.length,
			small_sha256: small.sha256,
			small_width: small.width,
			small_height: small.height,
			colour,
			caption,
		};
	});
}
