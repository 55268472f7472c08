package dev.syncline.script.api;

/** A helper that says what to use instead of the members it does not have. */
public interface Refuses {

    /** Why there is no such property or method. */
    RuntimeException refusal(String name);
}
