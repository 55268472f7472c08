package dev.syncline.access;

/** Links audit events: each hash covers the event and the hash before it. */
final class AuditChain {

    private AuditChain() {}

    static String next(String previous, AuditEvent event) {
        StringBuilder canonical = new StringBuilder("syncline/audit/v1");
        for (String part : new String[] {
            previous,
            Long.toString(event.number()),
            Long.toString(event.when().toEpochMilli()),
            event.who(),
            event.what(),
            event.subject()
        }) {
            canonical.append('|').append(part.length()).append(':').append(part);
        }
        return RandomToken.hash(canonical.toString());
    }
}
