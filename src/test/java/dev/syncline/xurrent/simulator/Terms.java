package dev.syncline.xurrent.simulator;

import java.util.List;

/** What the account allows; a test may narrow it. */
public final class Terms {

    volatile List<String> scopes = List.of("request:All", "note:Create");
    volatile List<String> fileEndings = List.of();

    /** The scopes of every token there is. */
    public void scopes(String... granted) {
        scopes = List.of(granted);
    }

    /** The only kinds of files that are taken. */
    public void fileEndings(String... endings) {
        fileEndings = List.of(endings);
    }
}
