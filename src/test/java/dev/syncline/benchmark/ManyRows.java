package dev.syncline.benchmark;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of a node that has been busy for years, made in the database. */
record ManyRows(JdbcClient jdbc, boolean postgres) {

    private static final String CONNECTIONS = """
            insert into connection (id, version, name, name_key, far_side, local_short_name, remote_short_name,
                description, mode, type, status, initiated_here, created, created_by, last_activity)
            select {uuid}, 0, 'Partner ' || n, 'partner ' || n, false, 'Acme', 'P' || n, '', 'SCRIPT', 'PUBLIC',
                case when mod(n, 10) = 0 then 'PENDING' when mod(n, 10) = 1 then 'DEACTIVATED' else 'ACTIVE' end,
                true, current_timestamp, 'bench', {moment} from {numbers 10000}
            """;
    private static final String REVISIONS = """
            insert into revision (connection_id, number, state, outgoing, incoming, author, note, created)
            select id, 1, 'PUBLISHED', '', '', 'bench', '', current_timestamp from connection
            """;
    private static final String TWINS = """
            insert into twin (connection, id, local_tracker, local_account, local_type, local_id, local_key,
                remote_id, remote_key, since, last_sent)
            select c.id, {uuid}, 'desk', 'Acme', 'ticket',
                case when c.remote_short_name in ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P11', 'P12',
                    'P13', 'P14', 'P15', 'P16', 'P17', 'P18', 'P19', 'P21', 'P22') and n = 1
                    then '1' else c.remote_short_name || '-' || n end,
                'ACME-' || c.remote_short_name || n, c.remote_short_name || n, 'R-' || n, current_timestamp,
                current_timestamp
            from connection c, {numbers 100}
            """;
    private static final String TRIGGERS = """
            insert into sync_trigger (id, connection, entity_type, filter, notes, active, created)
            select {uuid}, id, 'ticket', 'priority = high', '', false, created from connection
            """;
    private static final String QUEUE = """
            insert into queue_work (kind, lane, shard, connection, subject, payload, state, attempts, reason, created)
            select 'item.changed', c.id || ':' || n, mod(n, 64), c.id, 'ACME-' || n,
                '{"connection":{"value":"' || c.id || '"},"twin":{"value":"' || c.id || '"},"item":{"tracker":"desk",'
                    || '"account":"","entityType":"ticket","id":"1","key":"ACME-1"},"cause":"CHANGED"}',
                'PARKED', 3,
                'The rule failed.', current_timestamp
            from connection c, {numbers 2}
            """;
    private static final String FAULTS = """
            insert into fault (id, level, connection, item, message, alike, rule, line, remedy, fingerprint, times,
                first_seen, last_seen, open)
            select {uuid}, 'ITEM', id, 'ACME-1', 'The rule failed: there is no such property.', 'The rule failed',
                'incoming', 3, 'Correct the rule.', name_key, 1, created, last_activity, status = 'ACTIVE'
            from connection
            """;

    void insert() {
        for (String sql : new String[] {CONNECTIONS, REVISIONS, TWINS, TRIGGERS, QUEUE, FAULTS}) {
            jdbc.sql(spoken(sql)).update();
        }
        if (postgres) {
            jdbc.sql("analyze").update();
        }
    }

    /** The statement in the words of the database. */
    private String spoken(String sql) {
        return sql.replace("{uuid}", postgres ? "gen_random_uuid()" : "random_uuid()")
                .replace(
                        "{moment}",
                        postgres
                                ? "current_timestamp - n * interval '1 minute'"
                                : "dateadd(minute, -n, current_timestamp)")
                .replaceAll(
                        "\\{numbers (\\d+)}",
                        postgres ? "generate_series(1, $1) as g(n)" : "system_range(1, $1) as g(n)");
    }
}
