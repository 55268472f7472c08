package dev.syncline.salesforce.pubsub;

import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Why a certificate was not taken, and what to do about it. */
final class CertificateTrouble {

    private CertificateTrouble() {}

    static boolean isIn(Throwable thrown) {
        return cause(thrown).isPresent();
    }

    /** For people; the reason in brackets is the JVM's own. */
    static String sentence(URI address, Throwable thrown) {
        Throwable cause = cause(thrown).orElseThrow();
        if (cause instanceof SSLPeerUnverifiedException) {
            return "%s shows a certificate that is not for the host name '%s', so nothing was sent. Correct Pub/Sub address under General settings, Tracker, to a name in that certificate, or let who runs that address show one for this name."
                    .formatted(address.getAuthority(), address.getHost());
        }
        return "%s shows a certificate that this node does not trust (%s), so nothing was sent. If something between this node and Salesforce opens TLS, put the certificate of its authority into the trust store of the Java that runs this node (-Djavax.net.ssl.trustStore=...) and restart it, or let it pass this address untouched; otherwise correct Pub/Sub address under General settings, Tracker."
                .formatted(address.getAuthority(), innermost(cause));
    }

    private static Optional<Throwable> cause(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SSLPeerUnverifiedException
                    || each instanceof CertificateException
                    || each instanceof CertPathValidatorException
                    || each instanceof CertPathBuilderException) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static String innermost(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }
}
