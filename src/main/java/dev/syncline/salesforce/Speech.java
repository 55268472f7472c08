package dev.syncline.salesforce;

import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;

/** What speaks to one org, put together. */
record Speech(
        SalesforceApi api,
        Scope scope,
        Describes describes,
        Comments comments,
        Files files,
        RecordItems items,
        Records records,
        Changes changes,
        Filters filters,
        References references,
        RichTextImages images) {

    static Speech of(TrackerSettings settings, TrackerLines lines) {
        Scope scope = Scope.of(settings);
        SalesforceApi api = new SalesforceApi(settings, lines);
        Describes describes = new Describes(api);
        People people = new People(api);
        ParentLocks locks = new ParentLocks();
        PostImages shown = new PostImages(api, describes);
        Comments comments = new Comments(api, describes, people, locks, scope, shown);
        Files files = new Files(api, describes, people, locks, shown);
        RecordItems items = new RecordItems(api, people, files, locks);
        RecordTypes recordTypes = new RecordTypes(api, lines.clock());
        Records records =
                new Records(api, describes, items, comments, files, new Owners(people), locks, scope, recordTypes);
        Changes changes =
                new Changes(api, new Listings(describes, comments, scope), new Parents(api, describes, items, scope));
        return new Speech(
                api,
                scope,
                describes,
                comments,
                files,
                items,
                records,
                changes,
                new Filters(describes, records),
                new References(describes, people, scope),
                new RichTextImages(api, describes, records));
    }
}
