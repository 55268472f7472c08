package dev.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Attachment;
import dev.syncline.item.Item;
import dev.syncline.item.WorkLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every tracker owes about files. */
public abstract class FileContract extends CommentContract {

    private static final int LARGE = 20 * 1024 * 1024;

    @Test
    void refusesAFileThatIsLargerThanItSays() {
        assumeTrue(connector().capabilities().offers(Capability.ATTACHMENTS));
        Item item = create("Heavy");
        AttachmentDraft draft = new AttachmentDraft(
                "large.txt", "text/plain", connector().capabilities().files().maximumBytes() + 1, "00", false);

        assertThat(failure(() -> connector().attach(item.ref(), draft, new Noise(draft.size())))
                        .kind())
                .isIn(Kind.VALIDATION, Kind.TOO_LARGE);
        assertThat(read(item).attachments()).isEmpty();
    }

    @Test
    void keepsChangesAndRemovesWorkLogs() {
        Item item = create("Worked on");
        WorkLogDraft draft = new WorkLogDraft("Looked", 3600, Instant.parse("2026-01-31T12:00:00Z"), false, null);
        if (refused(Capability.WORK_LOG_CHANGE, () -> connector().addWorkLog(item.ref(), draft))) {
            return;
        }

        WorkLog added = connector().addWorkLog(item.ref(), draft);

        assertThat(added.comment()).isEqualTo("Looked");
        assertThat(added.seconds()).isEqualTo(3600);
        assertThat(added.started()).isEqualTo(draft.started());
        assertThat(read(item).workLogs()).containsExactly(added);
        assertThat(read(item).revision()).isNotEqualTo(item.revision());

        WorkLog changed =
                connector().changeWorkLog(item.ref(), added.id(), new WorkLogDraft("Fixed", 60, null, false, null));

        assertThat(changed.seconds()).isEqualTo(60);
        assertThat(changed.started()).as("a start that is not given stays").isEqualTo(added.started());
        assertThat(read(item).workLogs()).containsExactly(changed);

        connector().removeWorkLog(item.ref(), added.id());
        connector().removeWorkLog(item.ref(), added.id());

        assertThat(read(item).workLogs()).isEmpty();
        assertThat(failure(() -> connector().changeWorkLog(item.ref(), added.id(), draft))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(failure(() -> connector().addWorkLog(item.ref(), new WorkLogDraft("x", 0, null, false, null)))
                        .kind())
                .isEqualTo(Kind.VALIDATION);
    }

    @Test
    void keepsAndReturnsFiles() throws IOException {
        Item item = create("With a file");
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        AttachmentDraft draft = draft("notes.txt", content);
        if (refused(Capability.ATTACHMENTS, () -> connector().attach(item.ref(), draft, stream(content)))) {
            return;
        }

        Attachment kept = connector().attach(item.ref(), draft, stream(content));

        assertThat(kept.filename()).isEqualTo("notes.txt");
        assertThat(kept.mimetype()).isEqualTo("text/plain");
        assertThat(kept.size()).isEqualTo(content.length);
        assertThat(kept.sha256()).isEqualTo(draft.sha256());
        assertThat(read(item).attachments()).containsExactly(kept);
        try (InputStream open = connector().open(item.ref(), kept.id(), 3)) {
            assertThat(open).hasContent("tent");
        }
    }

    @Test
    void streamsALargeFileWithoutHoldingIt() throws Exception {
        Item item = create("Large");
        assumeTrue(connector().capabilities().files().maximumBytes() >= LARGE, "This tracker takes no large files.");
        String sha256 = digest(new Noise(LARGE));
        long before = allocated();

        Attachment kept = connector()
                .attach(
                        item.ref(),
                        new AttachmentDraft("large.bin", "application/octet-stream", LARGE, sha256, false),
                        new Noise(LARGE));
        long stored = allocated();
        try (InputStream open = connector().open(item.ref(), kept.id(), 0)) {
            assertThat(digest(open)).isEqualTo(sha256);
        }

        assertThat(stored - before).as("bytes allocated to store").isLessThan(LARGE / 2);
        assertThat(allocated() - stored).as("bytes allocated to read").isLessThan(LARGE / 2);
    }

    @Test
    void leavesNothingOfAFileThatIsNotAsAnnounced() {
        Item item = create("Forged");
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        String sha256 = sha256(content);

        for (AttachmentDraft wrong : List.of(
                new AttachmentDraft(
                        "a.txt", "text/plain", content.length, sha256.replace(sha256.charAt(0), 'x'), false),
                new AttachmentDraft("a.txt", "text/plain", content.length + 1, sha256, false))) {
            assertThat(failure(() -> connector().attach(item.ref(), wrong, stream(content)))
                            .kind())
                    .isEqualTo(Kind.VALIDATION);
        }
        assertThat(read(item)).isEqualTo(item);
    }

    @Test
    void leavesNothingOfAFileWhoseSourceBreaks() {
        Item item = create("Broken off");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The line is cut.");
            }
        };

        TrackerFailure failure = failure(() ->
                connector().attach(item.ref(), new AttachmentDraft("a.txt", "text/plain", 5, "00", false), broken));

        assertThat(failure.kind().effect()).isEqualTo(TrackerFailure.Effect.RETRY);
        assertThat(read(item)).isEqualTo(item);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\windows\\system.ini",
                "/etc/passwd",
                "C:\\boot.ini",
                "a\0b.txt",
                "line\r\nbreak.txt",
                "evil\u202Egpj.exe",
                "..",
                ".",
                "",
                " ",
                "CON",
                "nul.txt",
                "quote\".txt",
                "<script>.html"
            })
    void givesHostileFileNamesBackHarmless(String hostile) {
        Item item = create("Hostile name");
        byte[] content = hostile.getBytes(StandardCharsets.UTF_8);

        String kept = connector()
                .attach(item.ref(), draft(hostile, content), stream(content))
                .filename();

        assertThat(kept).isNotBlank().doesNotContain("/", "\\", "\0", "\r", "\n", "\u202E", "\"", "<");
        assertThat(kept).doesNotStartWith(".").doesNotMatch("(?i)(con|nul)(\\..*)?");
    }

    @Test
    void shortensAFileNameAndKeepsItsEnding() {
        Item item = create("Long name");
        byte[] content = {1};

        String kept = connector()
                .attach(item.ref(), draft("n".repeat(5000) + ".pdf", content), stream(content))
                .filename();

        assertThat(kept).hasSizeLessThanOrEqualTo(255).endsWith(".pdf");
    }

    @Test
    void removesFilesAndLeavesTheSameContentElsewhere() throws IOException {
        Item one = create("One");
        Item two = create("Two");
        byte[] content = "shared".getBytes(StandardCharsets.UTF_8);
        Attachment first = connector().attach(one.ref(), draft("one.txt", content), stream(content));
        Attachment second = connector().attach(two.ref(), draft("two.txt", content), stream(content));
        if (refused(Capability.ATTACHMENT_REMOVE, () -> connector().removeAttachment(one.ref(), first.id()))) {
            return;
        }

        connector().removeAttachment(one.ref(), first.id());
        connector().removeAttachment(one.ref(), first.id());

        assertThat(read(one).attachments()).isEmpty();
        assertThat(failure(() -> connector().open(one.ref(), first.id(), 0)).kind())
                .isEqualTo(Kind.NOT_FOUND);
        try (InputStream open = connector().open(two.ref(), second.id(), 0)) {
            assertThat(open).hasContent("shared");
        }
    }

    private static AttachmentDraft draft(String name, byte[] content) {
        return new AttachmentDraft(name, "text/plain", content.length, sha256(content), false);
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    protected static String sha256(byte[] content) {
        try {
            return digest(stream(content));
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String digest(InputStream content) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Bytes this thread ever allocated. */
    private static long allocated() throws JMException {
        return (Long) ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName("java.lang:type=Threading"), "CurrentThreadAllocatedBytes");
    }
}
