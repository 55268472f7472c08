package dev.syncline.item;

/** Which local part of an item belongs to which part of its remote counterpart. */
public record Trace(Type type, String localId, String remoteId) {

    /** What kind of part is traced. */
    public enum Type {
        COMMENT,
        ATTACHMENT,
        WORK_LOG
    }
}
