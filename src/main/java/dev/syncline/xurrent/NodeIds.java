package dev.syncline.xurrent;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Xurrent's node ids: base64 without padding of domain, type and number; read only where nothing else tells. */
final class NodeIds {

    private static final Pattern PARTS = Pattern.compile("([^/]+)/([A-Za-z]+)/(\\d{1,18})");

    private NodeIds() {}

    static String of(String domain, String type, String number) {
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString((domain + "/" + type + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    /** The number at its end; -1 when it is built in another way. */
    static long number(String id) {
        Matcher parts = parts(id);
        return parts.matches() ? Long.parseLong(parts.group(3)) : -1;
    }

    /** The installation it names; empty when it is built in another way. */
    static String domain(String id) {
        Matcher parts = parts(id);
        return parts.matches() ? parts.group(1) : "";
    }

    static boolean isOf(String id, String type) {
        Matcher parts = parts(id);
        return parts.matches() && parts.group(2).equals(type);
    }

    /** Whether it could be one at all. */
    static boolean isPlausible(String id) {
        return id.matches("[A-Za-z0-9+/_=-]{8,200}") && !id.matches("\\d+");
    }

    private static Matcher parts(String id) {
        String text;
        try {
            text = new String(Base64.getDecoder().decode(id), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            text = "";
        }
        return PARTS.matcher(text);
    }
}
