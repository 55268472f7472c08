package dev.syncline.connector;

/**
 * The instance that the items under sync belong to.
 *
 * @param kind of tracker
 * @param instance as {@link Identity#instance} says it
 * @param called what people call it
 */
record KnownInstance(String kind, String instance, String called) {

    static KnownInstance of(String kind, Identity identity) {
        return new KnownInstance(kind, identity.instance(), identity.called());
    }
}
