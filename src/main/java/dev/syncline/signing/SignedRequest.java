package dev.syncline.signing;

import org.springframework.http.HttpHeaders;

/**
 * The parts of a request that its signature covers.
 *
 * @param authority host and port as the receiver publishes them, lower case, default port left out
 * @param query with its question mark; {@code ?} alone when there is none (RFC 9421 section 2.2.7)
 * @param contentDigest value of Content-Digest computed from the bytes received (RFC 9530)
 */
public record SignedRequest(
        String method, String authority, String path, String query, String contentDigest, HttpHeaders headers) {}
