package dev.syncline.item;

/**
 * Which local part of an item belongs to which part of its remote counterpart.
 *
 * @param ours whether the part was made on this side, so that the remote one is its copy; what the other side says never
 *     changes or removes such a part
 */
public record Trace(Type type, String localId, String remoteId, boolean ours) {

    /** What kind of part is traced. */
    public enum Type {
        COMMENT,
        ATTACHMENT,
        WORK_LOG
    }

    /** A part made on this side, and its copy on the other. */
    public static Trace ofOurs(Type type, String localId, String remoteId) {
        return new Trace(type, localId, remoteId, true);
    }

    /** A copy on this side of a part made on the other. */
    public static Trace ofTheirs(Type type, String localId, String remoteId) {
        return new Trace(type, localId, remoteId, false);
    }

    /** Whether two traces join the same two parts. */
    public boolean joinsSame(Trace other) {
        return type == other.type && localId.equals(other.localId) && remoteId.equals(other.remoteId);
    }
}
