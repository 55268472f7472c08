package dev.syncline.access;

import java.util.List;

/**
 * A form whose words come back when the session ran out while somebody typed: none of them is a secret.
 *
 * @param path where it is sent to; {@code *} stands for one part of a path
 * @param page where it is filled in, for a page with another address; empty for the same
 * @param fields what is kept; whatever else was sent is not
 */
public record SafeForm(String path, String page, List<String> fields) {

    boolean takes(String sentTo) {
        return sentTo.matches(path.replace(".", "\\.").replace("*", "[^/]+"));
    }
}
