package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.moment;
import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.TextLimit;
import dev.syncline.item.Comment;
import dev.syncline.text.Notation;
import dev.syncline.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** A comment as Salesforce keeps it, its author known by id only. */
record Said(String id, String body, boolean internal, String author, Instant created, Instant updated) {

    private static final Pattern IMAGE = Pattern.compile("(?i)<img\\b[^>]*+>");
    private static final Pattern NAME = Pattern.compile("(?i)\\balt=[\"']\\s*+([^\"'<>]++)[\"']");

    /** The three kinds of record that say something on another one. */
    enum Kind {
        /** A <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_casecomment.htm">CaseComment</a>. */
        COMMENT(
                "CaseComment",
                "00a",
                "SELECT Id, CommentBody, IsPublished, CreatedById, CreatedDate, SystemModstamp FROM CaseComment WHERE ",
                "",
                new TextLimit(4_000, TextLimit.Unit.BYTES)),
        /** A <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_feeditem.htm">FeedItem</a>. */
        POST(
                "FeedItem",
                "0D5",
                "SELECT Id, Body, Title, LinkUrl, IsRichText, Visibility, CreatedById, CreatedDate, SystemModstamp FROM FeedItem WHERE ",
                " AND Type IN ('TextPost', 'LinkPost')",
                new TextLimit(10_000, TextLimit.Unit.CHARACTERS)),
        /** An <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_emailmessage.htm">EmailMessage</a>. */
        MAIL(
                "EmailMessage",
                "02s",
                "SELECT Id, Subject, TextBody, HtmlBody, FromAddress, ToAddress, CreatedById, CreatedDate, SystemModstamp FROM EmailMessage WHERE ",
                "",
                new TextLimit(131_072, TextLimit.Unit.CHARACTERS));

        private final String object;
        private final String prefix;
        private final String select;
        private final String condition;
        private final TextLimit limit;

        Kind(String object, String prefix, String select, String condition, TextLimit limit) {
            this.object = object;
            this.prefix = prefix;
            this.select = select;
            this.condition = condition;
            this.limit = limit;
        }

        String object() {
            return object;
        }

        TextLimit limit() {
            return limit;
        }

        /** What besides its parent decides whether a record is one of these. */
        String condition() {
            return condition;
        }

        /** All on one record; its id may be a reference to an earlier answer. */
        String soqlOf(String parent) {
            return select + "ParentId = '" + parent + "'" + condition + " ORDER BY CreatedDate, Id";
        }

        String soqlById(String id) {
            return select + "Id = '" + id + "'";
        }

        /** The kind of a record with this id. */
        static Optional<Kind> of(String id) {
            return SalesforceIds.isId(id)
                    ? Stream.of(values())
                            .filter(kind -> id.startsWith(kind.prefix))
                            .findFirst()
                    : Optional.empty();
        }

        Said read(JsonNode row, PostImages.Shown shown) {
            return new Said(
                    text(row, "Id"),
                    body(row, shown),
                    internal(row),
                    text(row, "CreatedById"),
                    moment(row, "CreatedDate"),
                    moment(row, "SystemModstamp"));
        }

        private String body(JsonNode row, PostImages.Shown shown) {
            return switch (this) {
                case COMMENT -> text(row, "CommentBody");
                case POST -> post(row, shown);
                case MAIL -> mail(row);
            };
        }

        /** Mails may be meant for somebody else than the other side, so a rule must ask for them. */
        private boolean internal(JsonNode row) {
            return switch (this) {
                case COMMENT -> !row.path("IsPublished").asBoolean(false);
                case POST -> text(row, "Visibility").equals("InternalUsers");
                case MAIL -> true;
            };
        }
    }

    Comment with(People people) {
        return new Comment(id, body, internal, people.person(author), created, updated);
    }

    private static String post(JsonNode row, PostImages.Shown shown) {
        String words = row.path("IsRichText").asBoolean(false) ? plain(text(row, "Body"), shown) : text(row, "Body");
        return joined(words, text(row, "Title"), text(row, "LinkUrl"));
    }

    private static String mail(JsonNode row) {
        String words = text(row, "TextBody").isBlank()
                ? plain(text(row, "HtmlBody"), PostImages.Shown.NOTHING)
                : text(row, "TextBody");
        String from = "E-mail from %s to %s".formatted(text(row, "FromAddress"), text(row, "ToAddress"));
        return joined(from, text(row, "Subject"), words);
    }

    private static String joined(String... parts) {
        return String.join(
                "\n", List.of(parts).stream().filter(part -> !part.isBlank()).toList());
    }

    /**
     * The words of mark-up, lists and links as people write them. Where an image is a file, its name stands. The others are
     * of hosts that take the session of a person's browser only, or parts of a mail: they stay, and the words say so.
     */
    private static String plain(String html, PostImages.Shown shown) {
        String named = IMAGE.matcher(html)
                .replaceAll(image -> Matcher.quoteReplacement(shown.name(image.group())
                        .map(name -> "[" + HtmlUtils.htmlEscape(name) + "]")
                        .orElseGet(() -> stayed(image))));
        return Texts.convert(named, Notation.HTML, Notation.PLAIN);
    }

    private static String stayed(MatchResult image) {
        Matcher name = NAME.matcher(image.group());
        return name.find() ? "[image " + name.group(1) + ", only in Salesforce]" : "[image, only in Salesforce]";
    }
}
