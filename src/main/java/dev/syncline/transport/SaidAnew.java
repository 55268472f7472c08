package dev.syncline.transport;

/** The other node goes by another life of this one than the call said, and this side says another by now: call again. */
final class SaidAnew extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SaidAnew() {
        super("This node named its life anew while the call was on its way.");
    }
}
