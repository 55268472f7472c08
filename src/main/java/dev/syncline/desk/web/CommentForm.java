package dev.syncline.desk.web;

import org.jspecify.annotations.Nullable;

/** What was typed as a comment; an unticked box sends nothing. */
record CommentForm(@Nullable String body, @Nullable Boolean internal) {

    CommentForm {
        body = body == null ? "" : body.replace("\r\n", "\n");
        internal = internal != null && internal;
    }

    String words() {
        return body == null ? "" : body;
    }

    boolean isInternal() {
        return Boolean.TRUE.equals(internal);
    }
}
