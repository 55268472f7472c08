package dev.syncline.incoming;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Trace;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** The files that hold the whole of what was shortened, each made once. */
final class WholeTexts {

    private final Connector connector;
    private final Steps steps;
    private final List<Trace> traces;

    WholeTexts(Connector connector, Steps steps, Collection<Trace> traces) {
        this.connector = connector;
        this.steps = steps;
        this.traces = List.copyOf(traces);
    }

    /** Attaches the whole text, unless it is there; a file of an earlier text stays, as what was said then. */
    void attach(Item item, LongText text, boolean internal) {
        String remoteId = text.remoteId();
        boolean there = traces.stream().anyMatch(trace -> trace.remoteId().equals(remoteId));
        if (text.filename().isEmpty() || there) {
            return;
        }
        byte[] bytes = text.whole().getBytes(StandardCharsets.UTF_8);
        objection(text).ifPresent(objection -> {
            throw new Unwritable(
                    "The text is longer than the tracker takes, and does not fit into a file either. " + objection,
                    "Shorten the text in one of the rules, then retry.");
        });
        AttachmentDraft draft = new AttachmentDraft(
                text.filename(), text.mimetype(), bytes.length, DigestUtils.sha256Hex(bytes), internal);
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("remoteId", remoteId);
        payload.put("filename", draft.filename());
        payload.put("sha256", draft.sha256());
        payload.put("seen", item.attachments().stream().map(each -> each.id()).toList());
        ItemRef ref = item.ref();
        steps.make(
                Intent.FILE + remoteId,
                payload,
                () -> Parts.file(ref, connector.attach(ref, draft, new ByteArrayInputStream(bytes))));
    }

    /** Whether the tracker takes a text as a file. */
    boolean takes(LongText text) {
        return objection(text).isEmpty();
    }

    private Optional<String> objection(LongText text) {
        return connector
                .capabilities()
                .files()
                .objection(text.filename(), text.whole().getBytes(StandardCharsets.UTF_8).length);
    }
}
