package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.http.TrackerCall;

/** Has RT read a filter as it was entered, so that positions it names are those of the filter. */
final class TicketSqlCheck {

    private TicketSqlCheck() {}

    static void check(RtApi api, String filter) {
        try {
            api.get(TrackerCall.get("/tickets")
                    .query("query", TicketSql.orAll(filter))
                    .query("per_page", 1));
        } catch (TrackerFailure failure) {
            throw TicketSql.explained(filter, failure);
        }
    }
}
