package dev.syncline.signing;

/**
 * One part of a message that a signature covers.
 *
 * @param name header name in lower case, or a derived name such as {@code @method}
 * @param ofRequest whether, in an answer, the part is taken from the request it answers (RFC 9421 section 2.4)
 */
record Covered(String name, boolean ofRequest) {

    static Covered part(String name) {
        return new Covered(name, false);
    }

    static Covered ofRequest(String name) {
        return new Covered(name, true);
    }

    /** As it stands in Signature-Input and in the signature base. */
    String identifier() {
        return '"' + name + '"' + (ofRequest ? ";req" : "");
    }
}
