package dev.syncline.salesforce.pubsub;

/** Where passes come from; both may call the token's address and throw a {@code TrackerFailure}. */
public interface PassDesk {

    Pass pass();

    /** Gets another in place of one that was refused; the next {@link #pass} gives it. */
    void renew(Pass refused);
}
