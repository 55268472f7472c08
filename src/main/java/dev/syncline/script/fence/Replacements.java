package dev.syncline.script.fence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to use instead of classes that rules written elsewhere reach for. */
final class Replacements {

    private static final String CALL =
            "Use httpClient.get, post, put or http: they answer at once and act as this node's user.";
    private static final String KEPT =
            "Credentials stay with the node: httpClient.get, post, put or http act as this node's user without them.";

    private static final String WAITING = "A rule does one thing after the other: it neither waits nor starts threads.";
    private static final String GROOVY = "Use collect, findAll, groupBy, sum or join of Groovy on the list itself.";
    private static final String FILES =
            "A rule reads and writes no files; those of an item are in issue.attachments and replica.attachments.";
    private static final String XML = "Ask the server for JSON, or take the text apart with regular expressions.";
    private static final String DIGEST = "Write text.md5(), text.sha256() or text.digest('SHA-1').";

    private static final String DAYS = "Write date + 1 for a day more, or use java.time.Duration.";

    /** Starts of names, the longer ones first. */
    private static final List<Replacement> KNOWN = List.of(
            new Replacement("play.api.libs.json", "Use groovy.json.JsonSlurper and groovy.json.JsonOutput."),
            new Replacement("play", CALL),
            new Replacement("akka", CALL),
            new Replacement("scala.concurrent", "Nothing needs waiting for here. " + CALL),
            new Replacement("scala.util", "Use try and catch."),
            new Replacement(
                    "scala.collection", "Use lists and maps of Groovy; scala.collection.JavaConverters is there, too."),
            new Replacement("scala", "Of Scala there are scala.Tuple2 and scala.collection.JavaConverters."),
            new Replacement("com.exalate.replication.services.issuetracker.GroovyHttpClient", KEPT),
            new Replacement("com.exalate.replication", "Pass the variables of the rule to the method as arguments."),
            new Replacement(
                    "com.exalate.basic.domain.hubobject",
                    "Use com.exalate.basic.domain.hubobject.v1 names of the script reference, or a map."),
            new Replacement("com.exalate", "Use the variables, helpers and class names of the script reference."),
            new Replacement("jcloudnode", CALL),
            new Replacement("services", CALL),
            new Replacement("com.atlassian", "Use nodeHelper, workflowHelper and httpClient."),
            new Replacement("GroovyHttpClient", KEPT),
            new Replacement("AdminHttpClient", KEPT),
            new Replacement("InjectorGetter", KEPT),
            new Replacement("groovy.time", DAYS),
            new Replacement("TimeCategory", DAYS),
            new Replacement("java.net", CALL),
            new Replacement("java.net.http", CALL),
            new Replacement("URL", CALL),
            new Replacement("java.util.concurrent", WAITING),
            new Replacement("Thread", WAITING),
            new Replacement("java.util.stream", GROOVY),
            new Replacement("Collectors", GROOVY),
            new Replacement("java.io", FILES),
            new Replacement("java.nio", FILES),
            new Replacement("File", FILES),
            new Replacement("org.slf4j", "Use log.info, warn or error."),
            new Replacement("java.util.logging", "Use log.info, warn or error."),
            new Replacement("Logger", "Use log.info, warn or error."),
            new Replacement("groovy.xml", XML),
            new Replacement("XmlSlurper", XML),
            new Replacement("XmlParser", XML),
            new Replacement("groovy.util", XML),
            new Replacement("java.security", DIGEST),
            new Replacement("MessageDigest", DIGEST),
            new Replacement("java.util.Random", "Use UUID.randomUUID()."),
            new Replacement("Random", "Use UUID.randomUUID()."),
            new Replacement("groovy.json", "Use groovy.json.JsonSlurper, JsonOutput or JsonBuilder."),
            new Replacement("org.apache.http", CALL),
            new Replacement("groovyx.net", CALL));

    private Replacements() {}

    /** Names that start so, and what to use instead. */
    private record Replacement(String start, String instead) {

        boolean fits(String name) {
            return name.equals(start) || name.startsWith(start + ".") || name.startsWith(start + "$");
        }
    }

    /** A sentence that names the replacement; null where none is known. */
    static @Nullable String of(String name) {
        return KNOWN.stream()
                .filter(known -> known.fits(name))
                .map(Replacement::instead)
                .findFirst()
                .orElse(null);
    }

    /** What the compiler says, with the replacement of the class it did not find. */
    static String explain(String message) {
        String marker = "unable to resolve class ";
        int at = message.indexOf(marker);
        if (message.contains("has invalid modifier")) {
            return message.strip()
                    + " Leave it out; methods of the rule see the variable when @Field stands before it.";
        }
        if (at < 0) {
            return message.startsWith("Unexpected ") ? unexpected(message) : message;
        }
        String name = message.substring(at + marker.length()).strip().split("\\s", 2)[0];
        String instead = of(name);
        return "%s%s. %s"
                .formatted(
                        marker,
                        name,
                        instead == null
                                ? "Use the helpers, and the classes that the script reference permits."
                                : instead);
    }

    /** The parser says where it could not go on, in the escapes of its own messages; the cause often stands before. */
    private static String unexpected(String message) {
        String seen = message.replaceAll("\\\\[nr].*$", "…'");
        StringBuilder readable = new StringBuilder();
        seen.codePoints().forEach(each -> {
            if (Character.getType(each) == Character.FORMAT || Character.isISOControl(each)) {
                readable.append("U+%04X, which cannot be seen".formatted(each));
            } else {
                readable.appendCodePoint(each);
            }
        });
        return readable + ". Look here and just before for a bracket, quote or comma that is missing or too many.";
    }
}
