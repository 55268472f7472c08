package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.FileLimits;
import dev.syncline.connector.FileName;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.CheckedContent;
import dev.syncline.connector.http.LearnedLimit;
import dev.syncline.item.Attachment;
import dev.syncline.item.ItemRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Files, which RT takes and gives as a part of JSON, in base64; both ways they are streamed. */
final class Files {

    /** Kept whole in the memory of RT's process; what it keeps at most it does not tell before it cuts a file. */
    static final FileLimits UNKNOWN = new FileLimits(512L * 1024 * 1024, List.of(), List.of());

    private final RtApi api;
    private final Tickets tickets;
    private final History history;
    private final LearnedLimit limit;

    Files(RtApi api, Tickets tickets, History history) {
        this.api = api;
        this.tickets = tickets;
        this.history = history;
        this.limit = new LearnedLimit(api.clock(), UNKNOWN);
    }

    FileLimits limits() {
        return limit.limits();
    }

    Attachment attach(ItemRef ref, AttachmentDraft draft, InputStream content) {
        String name = FileName.of(draft.filename());
        limits().objection(name, draft.size()).ifPresent(objection -> {
            throw Refusals.tooLarge(objection);
        });
        String status = text(tickets.need(ref).node(), "Status");
        String transaction = api.message(Messages.path(ref, draft.internal()), body(draft, name, status, content));
        return AfterWrite.read(() -> kept(ref, draft, name, transaction));
    }

    InputStream open(String id, long offset) {
        if (!id.matches("\\d{1,9}")) {
            throw new TrackerFailure(Kind.NOT_FOUND, "Request Tracker has no file '%s'.".formatted(id));
        }
        InputStream content = FileOfJson.in(api.download("/attachment/" + id));
        try {
            content.skipNBytes(offset);
            return content;
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file ended before byte %d.".formatted(offset), Map.of(), null, e);
        }
    }

    private static Body body(AttachmentDraft draft, String name, String status, InputStream content) {
        try {
            FileAsJson json = new FileAsJson(name, draft.mimetype(), status, draft.size());
            return Body.stream("application/json", json.length(), json.around(new CheckedContent(draft, content)));
        } catch (IOException e) {
            throw new TrackerFailure(
                    Kind.TRANSIENT, "The file '%s' could not be read to its end.".formatted(name), Map.of(), null, e);
        }
    }

    private Attachment kept(ItemRef ref, AttachmentDraft draft, String name, String transaction) {
        Attachment kept = history.fileOf(ref.id(), transaction, draft.internal())
                .orElseThrow(() -> new TrackerFailure(
                        Kind.OUTCOME_UNKNOWN,
                        "Request Tracker took the file '%s' and shows it on no ticket.".formatted(name)));
        Optional<Cut> cut = history.cutOf(ref.id(), transaction);
        if (cut.isPresent()) {
            limit.learn(cut.get().limit());
            throw tooLarge(ref, draft, name, cut.get().most());
        }
        history.digests().remember(kept.id(), draft.sha256());
        return new Attachment(
                kept.id(),
                kept.filename(),
                kept.mimetype(),
                kept.size(),
                draft.sha256(),
                kept.internal(),
                kept.author(),
                kept.created());
    }

    private static TrackerFailure tooLarge(ItemRef ref, AttachmentDraft draft, String name, long most) {
        return Refusals.tooLarge(
                "The file '%s' has %d bytes, and Request Tracker keeps at most %d of it. What it kept stays on ticket %s and is sent to no other side."
                        .formatted(name, draft.size(), most, ref.key()));
    }
}
