package dev.syncline.console.rules;

/** Both rules of one text beside those of another, each named as people call it. */
record Comparison(String left, String right, SideBySide outgoing, SideBySide incoming) {

    static Comparison of(String left, RulesForm before, String right, RulesForm after, boolean whole) {
        return new Comparison(
                left,
                right,
                SideBySide.of(before.outgoing(), after.outgoing(), whole),
                SideBySide.of(before.incoming(), after.incoming(), whole));
    }

    public boolean isEmpty() {
        return outgoing.isEmpty() && incoming.isEmpty();
    }
}
