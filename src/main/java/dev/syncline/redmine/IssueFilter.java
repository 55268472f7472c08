package dev.syncline.redmine;

import dev.syncline.connector.http.TrackerCall;
import java.util.ArrayList;
import java.util.List;

/**
 * A trigger filter in Redmine's query parameters, short ({@code status_id=open}) or as its pages write them
 * ({@code f[]=status_id&op[status_id]=o}).
 */
record IssueFilter(List<Parameter> parameters) {

    record Parameter(String name, String value) {}

    static final IssueFilter EVERYTHING = new IssueFilter(List.of());

    /** The same for one issue only. */
    IssueFilter of(String id) {
        List<Parameter> all = new ArrayList<>(parameters);
        if (isLong()) {
            all.add(new Parameter("f[]", "issue_id"));
            all.add(new Parameter("op[issue_id]", "="));
            all.add(new Parameter("v[issue_id][]", id));
        } else {
            all.add(new Parameter("issue_id", id));
        }
        return new IssueFilter(all);
    }

    /** Redmine leaves closed issues out unless it is told otherwise. */
    TrackerCall onto(TrackerCall call) {
        parameters.forEach(each -> call.query(each.name(), each.value()));
        if (isLong()) {
            if (parameters.stream().noneMatch(each -> each.value().equals("status_id"))) {
                call.query("f[]", "status_id").query("op[status_id]", "*");
            }
        } else if (parameters.stream().noneMatch(each -> each.name().equals("status_id"))) {
            call.query("status_id", "*");
        }
        return call;
    }

    private boolean isLong() {
        return parameters.stream().anyMatch(each -> each.name().equals("f[]"));
    }
}
