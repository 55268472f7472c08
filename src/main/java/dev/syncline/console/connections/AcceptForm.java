package dev.syncline.console.connections;

import org.jspecify.annotations.Nullable;

/** A pasted invitation code and how this side calls itself. */
record AcceptForm(String code, String localShortName) {

    AcceptForm(@Nullable String code, @Nullable String localShortName) {
        this.code = strip(code);
        this.localShortName = strip(localShortName);
    }

    @Override
    public String toString() {
        return "AcceptForm[" + localShortName + "]";
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
