package dev.syncline.item;

/**
 * Where a work item lives and what people call it.
 *
 * @param tracker kind of tracker, such as {@code desk} or {@code xurrent}
 * @param account instance or account inside that kind, as the tracker names itself
 * @param entityType what sort of item, such as {@code ticket} or {@code Case}
 * @param id stable identifier inside the tracker
 * @param key human key (URN), such as {@code ACME-12}
 */
public record ItemRef(String tracker, String account, String entityType, String id, String key) {

    @Override
    public String toString() {
        return tracker + ":" + entityType + ":" + key;
    }
}
