package dev.syncline.requesttracker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base64InputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message with one file, of known length before the file is read.
 *
 * <p>RT turns files of type {@code text} into UTF-8. One that is not UTF-8 already is therefore said to be mere bytes,
 * which shows only behind its last byte: so the type comes last, and blanks make up for its length.
 */
final class FileAsJson {

    static final String BYTES = "application/octet-stream";
    private static final Pattern TYPE = Pattern.compile("(?!multipart/|message/)[\\w.+-]{1,100}/[\\w.+-]{1,100}");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final byte[] before;
    private final String type;
    private final long size;

    FileAsJson(String name, String type, String status, long size) {
        String start = MAPPER.writeValueAsString(Map.of("Status", status)).replaceFirst("}$", "");
        String file = MAPPER.writeValueAsString(word(name));
        this.before = (start + ",\"Attachments\":[{\"FileName\":" + file + ",\"FileContent\":\"")
                .getBytes(StandardCharsets.UTF_8);
        this.type = TYPE.matcher(type).matches() ? type : BYTES;
        this.size = size;
    }

    long length() {
        return before.length + (size == 0 ? 4 : (size + 2) / 3 * 4) + after(true).length;
    }

    InputStream around(InputStream content) {
        Utf8Watch watched = new Utf8Watch(content);
        InputStream last = new LateStream(() -> after(watched.isUtf8()));
        InputStream middle = size == 0 ? empty(watched) : base64(watched);
        return new SequenceInputStream(
                Collections.enumeration(List.of(new ByteArrayInputStream(before), middle, last)));
    }

    /** RT takes an empty text for a missing one, and this for no bytes. */
    private static InputStream empty(InputStream content) {
        return new SequenceInputStream(
                base64(content), new ByteArrayInputStream("====".getBytes(StandardCharsets.US_ASCII)));
    }

    /** Encoded as it is read, in one line. */
    private static InputStream base64(InputStream content) {
        return Base64InputStream.builder()
                .setInputStream(content)
                .setEncode(true)
                .get();
    }

    private byte[] after(boolean utf8) {
        String said = type.startsWith("text/") && !utf8 ? BYTES : type;
        int longest = Math.max(type.length(), BYTES.length());
        String blanks = " ".repeat(longest - said.length());
        return ("\",\"FileType\":\"" + said + "\"" + blanks + "}]}").getBytes(StandardCharsets.US_ASCII);
    }

    /** A name beyond ASCII as mails write it; RT does not read it otherwise. */
    private static String word(String name) {
        boolean plain = IntStream.range(0, name.length()).allMatch(at -> name.charAt(at) < 128);
        return plain
                ? name
                : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
