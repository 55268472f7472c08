package dev.syncline.access;

import dev.syncline.input.InputRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** Which passwords are taken: long enough, and not among the first that anybody would try. */
final class PasswordRules {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** Says also of a password that is not taken whether it was repeated as it is. */
    static void check(String userName, String password, String repeated) {
        InputRefused.all(
                AccessRefused::new,
                () -> checkPassword(userName, password),
                () -> refuseIf(
                        !password.equals(repeated), "repeated", "The two passwords differ. Enter the same one twice."));
    }

    private static void checkPassword(String userName, String password) {
        refuseIf(password.isEmpty(), "password", "Enter a password.");
        int length = password.codePointCount(0, password.length());
        refuseIf(
                length < SHORTEST,
                "password",
                "The password has " + length + " characters. Use at least " + SHORTEST + "; 15 or more are better.");
        refuseIf(
                length > LONGEST,
                "password",
                "The password has " + length + " characters. Use at most " + LONGEST + ".");
        refuseIf(
                isCommon(userName, password),
                "password",
                "This password is among the first that anybody would try. Use several words that do not belong together.");
    }

    private static boolean isCommon(String userName, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        String word = lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        String name = userName.strip().toLowerCase(Locale.ROOT);
        return COMMON.contains(lower)
                || COMMON.contains(word)
                || word.equals(name)
                || word.equals(name + name)
                || lower.codePoints().distinct().count() <= 2;
    }

    private static Set<String> common() {
        try {
            return new ClassPathResource("common-passwords.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseIf(boolean wrong, String field, String sentence) {
        if (wrong) {
            throw new AccessRefused(field, sentence);
        }
    }
}
