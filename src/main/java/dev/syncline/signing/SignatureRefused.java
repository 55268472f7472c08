package dev.syncline.signing;

/** A message whose signature does not hold; says which part. */
public class SignatureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SignatureRefused(String message) {
        super(message);
    }
}
