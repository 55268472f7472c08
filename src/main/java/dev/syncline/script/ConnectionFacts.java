package dev.syncline.script;

import java.util.UUID;

/** What a rule may know about the connection it runs on. */
public record ConnectionFacts(UUID id, String name, String localShortName, String remoteShortName) {}
