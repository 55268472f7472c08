package dev.syncline.outbound;

import java.util.List;
import java.util.Set;

/** The guarded client as tests of other modules need it. */
public final class OutboundForTests {

    private OutboundForTests() {}

    /** Reaches servers of the test on loopback over http. */
    public static Outbound loopback() {
        return new Outbound(new OutboundSettings(List.of("127.0.0.0/8"), true, Set.of()));
    }

    /** Reaches public addresses only. */
    public static Outbound strict() {
        return new Outbound(new OutboundSettings(List.of(), false, Set.of()));
    }
}
