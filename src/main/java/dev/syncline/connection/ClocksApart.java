package dev.syncline.connection;

import dev.syncline.signing.SignatureRefused;

/** No answer could be believed, and the clocks of the two nodes are probably why; says by how much they differ. */
final class ClocksApart extends SignatureRefused {

    private static final long serialVersionUID = 1L;

    ClocksApart(String sentence) {
        super(sentence);
    }
}
