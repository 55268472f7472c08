package dev.syncline.salesforce.simulator;

import java.util.List;
import java.util.Map;

/** The resources of the REST API. */
final class Rest {

    private final Org org;
    private final Faults faults;
    private final QueryResource queries;
    private final RowResource rows;
    private final CompositeResource composite;
    private final CollectionResource collections;

    Rest(Org org, Faults faults) {
        this.org = org;
        this.faults = faults;
        Dml dml = new Dml(org, faults);
        queries = new QueryResource(org);
        rows = new RowResource(org, dml, faults);
        collections = new CollectionResource(org, dml, rows);
        composite = new CompositeResource(org, this::answer);
    }

    /** Newest last, as Salesforce lists them. */
    static Reply versions() {
        return Reply.ok(List.of(
                Map.of("label", "Summer '25", "url", "/services/data/v64.0", "version", "64.0"),
                Map.of("label", "Spring '26", "url", "/services/data/v66.0", "version", "66.0"),
                Map.of("label", "Summer '26", "url", "/services/data/v67.0", "version", "67.0"),
                Map.of("label", "Winter '30", "url", "/services/data/v78.0", "version", "78.0")));
    }

    /** The answer of a call, which is a transaction of its own. */
    Reply transaction(Call call) {
        synchronized (org) {
            Reply reply = answer(call);
            org.commit();
            return reply;
        }
    }

    /** The answer, refusals among them. */
    private Reply answer(Call call) {
        synchronized (org) {
            try {
                return resource(call);
            } catch (SimError refused) {
                return refused.reply();
            }
        }
    }

    private Reply resource(Call call) {
        if (!call.version().matches("(3[1-9]|[45][0-9]|6[0-7]|78)\\.0")) {
            throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
        }
        return switch (call.at(0)) {
            case "sobjects" -> rows.answer(call);
            case "query", "queryAll" -> queries.answer(call);
            case "composite" -> call.at(1).equals("sobjects") ? collections.answer(call) : composite.answer(call);
            case "ui-api" -> new PicklistResource(org).answer(call);
            case "limits" ->
                Reply.ok(Map.of("DailyApiRequests", Map.of("Max", faults.daily, "Remaining", faults.daily - 18)));
            default -> throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
        };
    }
}
