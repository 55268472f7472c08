package dev.syncline.access;

import java.util.List;

/**
 * A form whose words come back when the session ran out while somebody typed: none of them is a secret.
 *
 * @param path where it is sent to; {@code *} stands for one part of a path
 * @param page where it is filled in, for a page with another address, where {@code *} stands for the same part; empty for the same
 * @param fields what is kept; whatever else was sent is not
 */
public record SafeForm(String path, String page, List<String> fields) {

    /** The page of a form that was sent to an address. */
    String pageOf(String sentTo) {
        if (page.isEmpty()) {
            return sentTo;
        }
        String pattern = path.replace(".", "\\.").replace("*", "([^/]+)");
        return page.contains("*") ? sentTo.replaceAll(pattern, page.replace("*", "$1")) : page;
    }

    boolean takes(String sentTo) {
        return sentTo.matches(path.replace(".", "\\.").replace("*", "[^/]+"));
    }
}
