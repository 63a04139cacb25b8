/** A brand that has been at work for two years: so many contacts, cases and answers that what is found by walking through them all is seen. */
import { sql } from '#kit/db/sql.ts';
import type { World } from './world.ts';

/** One contact every few minutes up to now; most are over, a few hundred stand open. `staffIds` share the work. */
export async function workedForYears(world: World, many: number, staffIds: readonly string[]): Promise<void> {
  const { brandId } = world;
  const now = world.clock.now();
  await world.act(async (act) => {
    const { id: queueId } = await act.one<{ id: string }>(sql`select id from queues where brand_id = ${brandId} limit 1`);
    const { id: calendarId } = await act.one<{ id: string }>(sql`select id from calendars where brand_id = ${brandId} and is_default`);
    // n = 0 is the newest; ids are made of n, so that rows of one contact find each other.
    const of = (kind: string) => sql`overlay(overlay(md5(${kind} || n) placing '7' from 13) placing 'a' from 17)::uuid`;
    const at = sql`${now}::timestamptz - n * (interval '1 year' * 2 / ${many}::int)`;
    const staff = sql`(${staffIds}::uuid[])[1 + n % ${staffIds.length}::int]`;
    const rows = sql`generate_series(0, ${many - 1}::int) n`;
    await act.run(sql`insert into customers (id, brand_id, number, name, surname, given_name, created_at, changed_at) select ${of('c')}, ${brandId}, 'K-' || (100000 + n), '王芳' || n, '王', '芳', ${at}, ${at} from ${rows}`);
    await act.run(sql`insert into identities (id, brand_id, customer_id, kind, value, created_at) select ${of('i')}, ${brandId}, ${of('c')}, 'phone', '+86138' || (10000000 + n), ${at} from ${rows}`);
    await act.run(sql`insert into visitors (id, brand_id, token_hash, created_at, seen_at) select ${of('v')}, ${brandId}, decode(md5('v' || n), 'hex'), ${at}, ${at} from ${rows}`);
    await act.run(sql`
      insert into interactions (id, brand_id, number, channel, identity_id, visitor_id, started_at, answered_at, ended_at, last_message_at, arrival_mood, departure_mood, last_position, first_answer_at)
      select ${of('x')}, ${brandId}, 'C-' || n, 'chat', ${of('i')}, ${of('v')}, ${at}, ${at} + interval '10 s', case when n >= 200 then ${at} + interval '10 min' end, ${at}, 'calm', 'pleased', 2, ${at} + interval '30 s' from ${rows}`);
    await act.run(sql`
      insert into tickets (id, brand_id, interaction_id, queue_id, arrived_at, channel, state, agent_id, answered_at, ended_at, end_reason)
      select ${of('t')}, ${brandId}, ${of('x')}, ${queueId}, ${at}, 'chat', case when n >= 200 then 'ended' when n < 20 then 'waiting' else 'assigned' end, case when n >= 20 then ${staff} end, case when n >= 20 then ${at} + interval '10 s' end,
        case when n >= 200 then ${at} + interval '10 min' end, case when n >= 200 then 'resolved' end from ${rows}`);
    await act.run(sql`
      insert into queue_stays (brand_id, ticket_id, ordinal, interaction_id, queue_id, entered_at, left_at, ended_as, agent_id)
      select ${brandId}, ${of('t')}, 0, ${of('x')}, ${queueId}, ${at}, case when n >= 20 then ${at} + interval '10 s' end, case when n >= 20 then 'answered' end, case when n >= 20 then ${staff} end from ${rows}`);
    await act.run(sql`
      insert into handlings (brand_id, ticket_id, ordinal, interaction_id, queue_id, agent_id, began_at, talked_until, ended_at, ended_as, with_customer)
      select ${brandId}, ${of('t')}, 0, ${of('x')}, ${queueId}, ${staff}, ${at} + interval '10 s', case when n >= 200 then ${at} + interval '9 min' end, case when n >= 200 then ${at} + interval '10 min' end, case when n >= 200 then 'ended' end, true from ${rows} where n >= 20`);
    await act.run(sql`insert into offers (id, brand_id, ticket_id, agent_id, offered_at, until, state, ended_at, explanation) select ${of('o')}, ${brandId}, ${of('t')}, ${staff}, ${at}, ${at}, 'accepted', ${at} + interval '5 s', '{}' from ${rows} where n >= 20`);
    await act.run(sql`
      insert into wait_announcements (id, brand_id, ticket_id, queue_id, said_at, is_first, kind, low_seconds, mean_seconds, high_seconds, ahead, agents, servers, uncorrected_mean_seconds, uncorrected_deviation_seconds, ended_at, actual_seconds, outcome)
      select ${of('a')}, ${brandId}, ${of('t')}, ${queueId}, ${at}, true, 'range', 30, 40, 70, 1, 3, 9, 40, 30, case when n >= 20 then ${at} + interval '10 s' end, case when n >= 20 then 10 end, case when n >= 20 then 'answered' end from ${rows}`);
    await act.run(sql`
      insert into messages (id, brand_id, interaction_id, position, speaker, speaker_id, kind, text, at)
      select overlay(overlay(md5('m' || n || p) placing '7' from 13) placing 'a' from 17)::uuid, ${brandId}, ${of('x')}, p, case p when 1 then 'customer' else 'staff' end, case p when 2 then ${staff} end, 'text', '洗衣机漏水', ${at} + p * interval '30 s' from ${rows}, generate_series(1, 2) p`);
    await act.run(sql`
      insert into cases (id, brand_id, number, kind, title, state, identity_id, owner_id, opened_at, solved_at, closed_at, changed_at)
      select ${of('k')}, ${brandId}, 'Q-' || n, case when n % 10 = 0 then 'complaint' else 'inquiry' end, '漏水', case when n < 500 then 'open' when n % 50 = 1 then 'solved' else 'closed' end, ${of('i')}, ${staff}, ${at},
        case when n >= 500 then ${at} + interval '1 day' end, case when n >= 500 and n % 50 <> 1 then ${at} + interval '2 days' end, ${at} from ${rows}`);
    await act.run(sql`insert into case_interactions (brand_id, case_id, interaction_id, added_at) select ${brandId}, ${of('k')}, ${of('x')}, ${at} from ${rows}`);
    await act.run(sql`
      insert into complaints (case_id, brand_id, channel, stage, class, rule_class, tracking_hash, received_at, closed_at)
      select ${of('k')}, ${brandId}, 'chat', case when n < 500 then 'received' else 'closed' end, 'general', 'general', decode(md5('h' || n), 'hex'), ${at}, case when n >= 500 then ${at} + interval '2 days' end from ${rows} where n % 10 = 0`);
    await act.run(sql`
      insert into timers (id, brand_id, subject_kind, subject_id, name, policy_version, target_seconds, calendar_id, calendar_version, started_at, stopped_at, due_at, next_warning_at)
      select ${of('z')}, ${brandId}, 'case', ${of('k')}, 'case.solve', 1, 259200, ${calendarId}, 1, ${at}, case when n >= 500 then ${at} + interval '1 day' end, ${at} + interval '3 days', case when n < 500 then ${now}::timestamptz + interval '1 day' end from ${rows}`);
    await act.run(sql`insert into timer_intervals (id, brand_id, timer_id, ordinal, state, from_at, to_at) select ${of('w')}, ${brandId}, ${of('z')}, 0, 'running', ${at}, case when n >= 500 then ${at} + interval '1 day' end from ${rows}`);
    await act.run(sql`
      insert into commitments (id, brand_id, case_id, interaction_id, owner_id, text, due_at, kept_at, created_at)
      select ${of('p')}, ${brandId}, ${of('k')}, ${of('x')}, ${staff}, '回电', ${at} + interval '2 hours', case when n >= 300 then ${at} + interval '1 hour' end, ${at} from ${rows}`);
    await act.run(sql`
      insert into surveys (id, brand_id, interaction_id, identity_id, staff_id, about, language, sent_by, asked_at, ends_at, answered_at, score, solved)
      select ${of('s')}, ${brandId}, ${of('x')}, ${of('i')}, ${staff}, 'interaction:' || n, 'zh', 'page', ${at}, ${at} + interval '30 days', case when n % 3 = 0 then ${at} + interval '1 hour' end, case when n % 3 = 0 then 1 + n % 5 end, true from ${rows} where n >= 200`);
    await act.run(sql`
      insert into asked_waits (survey_id, brand_id, ticket_id, queue_id, kind, began_at, waited_seconds, announced_seconds, felt, felt_seconds)
      select ${of('s')}, ${brandId}, ${of('t')}, ${queueId}, 'live', ${at}, 45, 40, case when n % 3 = 0 then 'one_minute' end, case when n % 3 = 0 then 60 end from ${rows} where n >= 200`);
    await act.run(sql`
      insert into outgoing_mails (id, brand_id, key, recipient, template, language, about_kind, about_id, state, due_at, created_at)
      select ${of('e')}, ${brandId}, 'k' || n, 'a@b.example', 'x', 'zh', 'case', ${of('k')}, case when n % 500 = 0 then 'failed' else 'sent' end, ${at}, ${at} from ${rows}`);
    // What was said stands in the trail many times for each thing that was done; settings change once in a blue moon.
    const { seq } = await act.one<{ seq: number }>(sql`select coalesce(max(seq), 0) as seq from events where brand_id = ${brandId}`);
    await act.run(sql`
      insert into events (id, brand_id, seq, at, ordinal, actor_kind, actor_id, actor_name, name, subject_kind, subject_id, detail, detail_hash, prev_hash, hash)
      select gen_random_uuid(), ${brandId}, ${seq}::bigint + 1 + k * 5 + e, ${now}::timestamptz - (${many}::int - 1 - k) * (interval '1 year' * 2 / ${many}::int), e, case e when 0 then 'visitor' when 4 then 'system' else 'staff' end,
        case e when 0 then ${of('v')} when 4 then null else ${staff} end, 'x', case e when 0 then 'interaction.started' when 1 then 'message.posted' when 2 then 'message.posted' when 3 then case when n % 5000 = 4999 then 'apiKey.created' else 'case.assigned' end else 'timer.warned' end,
        case when e < 3 then 'interaction' else 'case' end, case when e < 3 then ${of('x')} else ${of('k')} end, '{}', '', '', ''
      from generate_series(0, ${many - 1}::int) k, lateral (select ${many}::int - 1 - k as n) as a, generate_series(0, 4) e`);
    await act.run(sql`
      insert into presence_spells (id, brand_id, staff_id, state, reason, from_at, to_at) select ${of('y')}, ${brandId}, ${staff}, 'available', '', ${at}, ${at} + interval '1 hour' from ${rows}`);
  });
  const client = await world.centre.house.db.dedicated();
  // What autovacuum does in a living house within minutes.
  await client.query('analyze');
  await client.end();
}

/** One of each that `workedForYears` made. */
export function someOf(world: World): Promise<{ customer: string; case: string; interaction: string; queue: string }> {
  return world.act((act) => act.one(sql`
    select (select id from customers where brand_id = ${act.brandId} and number = 'K-100003') as customer, (select id from cases where brand_id = ${act.brandId} and number = 'Q-3') as "case",
      (select id from interactions where brand_id = ${act.brandId} and number = 'C-3') as interaction, (select id from queues where brand_id = ${act.brandId} limit 1) as queue`));
}
