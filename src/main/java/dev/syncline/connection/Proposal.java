package dev.syncline.connection;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What an initiator filled in. */
public record Proposal(
        @Nullable URI destination,
        Connection.Mode mode,
        String localShortName,
        String remoteShortName,
        String name,
        String description) {}
