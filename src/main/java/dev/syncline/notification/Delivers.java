package dev.syncline.notification;

/** Brings notices to administrators on one way. */
interface Delivers {

    Way way();

    boolean isOn();

    /**
     * Brings one notice there.
     *
     * @throws NotSent when it is not certain that it arrived
     */
    void deliver(Notice notice);
}
