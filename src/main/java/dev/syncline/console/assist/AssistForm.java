package dev.syncline.console.assist;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param fault whether the last fault of the rule goes along; it may quote an item
 * @param withItem whether the item goes along
 * @param item key of that item
 * @param seen digest of the messages the page showed
 */
record AssistForm(
        String wish, @Nullable Boolean fault, @Nullable Boolean withItem, String item, String seen) {

    AssistForm {
        wish = text(wish).replace("\r\n", "\n").strip();
        fault = Boolean.TRUE.equals(fault);
        withItem = Boolean.TRUE.equals(withItem);
        item = text(item).strip();
        seen = text(seen);
    }

    static AssistForm empty() {
        return new AssistForm("", false, false, "", "");
    }

    public boolean sendsFault() {
        return Boolean.TRUE.equals(fault);
    }

    public boolean sendsItem() {
        return Boolean.TRUE.equals(withItem) && !item.isEmpty();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
