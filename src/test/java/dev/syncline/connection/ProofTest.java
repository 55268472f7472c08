package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A proof holds for exactly one secret, side and transcript. */
class ProofTest {

    private static final UUID CODE = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private final Proof proof = Proof.from(Proof.verifier("secret"), CODE);

    @Test
    void theKeyIsDerivedAsPublished() {
        HexFormat hex = HexFormat.of();
        byte[] derived = Proof.derived(
                hex.parseHex("000102030405060708090a0b0c"),
                hex.parseHex("0b".repeat(22)),
                hex.parseHex("f0f1f2f3f4f5f6f7f8f9"));
        assertThat(hex.formatHex(derived))
                .as("RFC 5869, A.1")
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }

    @Test
    void aProofHoldsForItsOwnTranscriptOnly() {
        String made = proof.of("acceptor", List.of("ab", "c"));
        assertThat(proof.holds(made, "acceptor", List.of("ab", "c"))).isTrue();
        assertThat(proof.holds(made, "initiator", List.of("ab", "c"))).isFalse();
        assertThat(proof.holds(made, "acceptor", List.of("a", "bc"))).isFalse();
        assertThat(proof.holds(made, "acceptor", List.of("ab", "c", ""))).isFalse();
        assertThat(Proof.from(Proof.verifier("other"), CODE).holds(made, "acceptor", List.of("ab", "c")))
                .isFalse();
        assertThat(Proof.from(Proof.verifier("secret"), UUID.randomUUID()).holds(made, "acceptor", List.of("ab", "c")))
                .isFalse();
    }
}
