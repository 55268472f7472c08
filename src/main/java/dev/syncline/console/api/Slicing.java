package dev.syncline.console.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** How programs ask for a part of a list. */
final class Slicing {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private Slicing() {}

    static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1 || asked > MOST) {
            throw bad(noLimit(String.valueOf(asked)));
        }
        return asked;
    }

    static String noLimit(String asked) {
        return "limit is '%s'; it may be 1 to %d.".formatted(asked, MOST);
    }

    static ResponseStatusException bad(String sentence) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, sentence);
    }

    static ResponseStatusException unknownMark(String after) {
        return bad("after is '%s'; send what the answer before called next.".formatted(after));
    }
}
