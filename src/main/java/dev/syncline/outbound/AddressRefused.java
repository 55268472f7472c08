package dev.syncline.outbound;

/** An address this node does not call; the message is a sentence for the person who entered it. */
public final class AddressRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AddressRefused(String message) {
        super(message);
    }
}
