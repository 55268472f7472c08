package dev.syncline.console.connections;

import org.jspecify.annotations.Nullable;

/**
 * A pasted invitation code and how this side calls itself.
 *
 * @param into id of the connection that is to be paired again; empty for a new one
 */
record AcceptForm(String code, String localShortName, String into) {

    AcceptForm(@Nullable String code, @Nullable String localShortName, @Nullable String into) {
        this.code = strip(code);
        this.localShortName = strip(localShortName);
        this.into = strip(into);
    }

    @Override
    public String toString() {
        return "AcceptForm[" + localShortName + "]";
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
