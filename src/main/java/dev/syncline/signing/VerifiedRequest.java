package dev.syncline.signing;

import dev.syncline.node.NodeKey;

/** A request whose signature holds, and who signed it. */
public record VerifiedRequest(SignedRequest request, Addressing addressing, NodeKey signer) {}
