package dev.syncline.directory;

/** Whether this process speaks for the node, as far as is known, or for a copy of it that has nothing to announce. */
public interface Undisputed {

    boolean isUndisputed();
}
