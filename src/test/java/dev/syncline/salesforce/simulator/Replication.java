package dev.syncline.salesforce.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which records were changed or deleted in a span of time; seconds are ignored.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_getupdated.htm">Get Updated</a>
 */
final class Replication {

    private final Org org;

    Replication(Org org) {
        this.org = org;
    }

    Reply answer(Call call, SimType type) {
        Instant start = moment(call, "start");
        Instant end = moment(call, "end");
        if (!start.isBefore(end)) {
            throw SimError.bad("INVALID_REPLICATION_DATE", "startDate must be before endDate");
        }
        if (start.isBefore(org.instant().minus(Duration.ofDays(30)))) {
            throw SimError.bad("INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago");
        }
        boolean deleted = call.at(2).equals("deleted");
        List<Object> found = new ArrayList<>();
        for (Map<String, @Nullable Object> row : org.table(type.name).values()) {
            Instant stamp = Values.moment(String.valueOf(row.get("SystemModstamp")));
            boolean gone = Boolean.TRUE.equals(row.get("IsDeleted"));
            if (gone == deleted && !stamp.isBefore(start) && stamp.isBefore(end)) {
                String id = String.valueOf(row.get("Id"));
                found.add(deleted ? Map.of("id", id, "deletedDate", Org.stamp(stamp)) : id);
            }
        }
        return Reply.ok(
                deleted
                        ? Map.of(
                                "deletedRecords",
                                found,
                                "earliestDateAvailable",
                                Org.stamp(org.instant().minus(Duration.ofDays(15))),
                                "latestDateCovered",
                                Org.stamp(end))
                        : Map.of("ids", found, "latestDateCovered", Org.stamp(end)));
    }

    private static Instant moment(Call call, String name) {
        return Values.moment(call.query().getOrDefault(name, "")).truncatedTo(ChronoUnit.MINUTES);
    }
}
