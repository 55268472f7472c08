package dev.syncline.connector.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * One call of a tracker, put together step by step.
 *
 * <p>A call that is not GET, HEAD or OPTIONS counts as a write, and its lost answer as an unknown outcome, unless
 * {@link #reading} says otherwise.
 */
public final class TrackerCall {

    private final HttpMethod method;
    private final String path;
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Set<Integer> accepted = new HashSet<>();
    private @Nullable Body body;
    private ErrorReader errors = answer -> null;
    private boolean write;
    private boolean all;
    private boolean withCredentials = true;
    private Duration limit = Duration.ofSeconds(30);
    private int largest = 8 * 1024 * 1024;

    private TrackerCall(HttpMethod method, String path) {
        this.method = method;
        this.path = path;
        this.write =
                !Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS).contains(method);
    }

    /** Of a path below the tracker's address, or a whole address. */
    public static TrackerCall of(HttpMethod method, String path) {
        return new TrackerCall(method, path);
    }

    public static TrackerCall get(String path) {
        return of(HttpMethod.GET, path);
    }

    public static TrackerCall post(String path, Body body) {
        return of(HttpMethod.POST, path).with(body);
    }

    public static TrackerCall put(String path, Body body) {
        return of(HttpMethod.PUT, path).with(body);
    }

    public static TrackerCall patch(String path, Body body) {
        return of(HttpMethod.PATCH, path).with(body);
    }

    public static TrackerCall delete(String path) {
        return of(HttpMethod.DELETE, path);
    }

    public TrackerCall with(Body sent) {
        this.body = sent;
        return this;
    }

    /** Adds a parameter; it is percent-encoded. */
    public TrackerCall query(String name, Object value) {
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(String.valueOf(value));
        return this;
    }

    public TrackerCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Statuses that are an answer and no failure, such as 404 where something may not exist. */
    public TrackerCall accepting(Integer... statuses) {
        Collections.addAll(accepted, statuses);
        return this;
    }

    /** Takes every status for an answer. */
    TrackerCall acceptingAll() {
        this.all = true;
        return this;
    }

    /** Says that this call changes nothing although its method could, such as a query sent by POST. */
    public TrackerCall reading() {
        this.write = false;
        return this;
    }

    /** Sends no credentials, for addresses that carry their own, such as expiring links. */
    public TrackerCall withoutCredentials() {
        this.withCredentials = false;
        return this;
    }

    /** How long the whole may take; 30 s unless said. */
    public TrackerCall within(Duration time) {
        this.limit = time;
        return this;
    }

    /** Reads what a refusal of this one call means before the line's own reader does. */
    public TrackerCall explaining(ErrorReader reader) {
        this.errors = reader;
        return this;
    }

    /** How large the answer may be, in bytes; 8 MiB unless said. */
    public TrackerCall atMost(int bytes) {
        this.largest = bytes;
        return this;
    }

    HttpMethod method() {
        return method;
    }

    String path() {
        return path;
    }

    Map<String, List<String>> query() {
        return query;
    }

    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    Body body() {
        return body;
    }

    ErrorReader errors() {
        return errors;
    }

    boolean accepts(int status) {
        return all || (status >= 200 && status < 300) || accepted.contains(status);
    }

    boolean isWrite() {
        return write;
    }

    boolean hasCredentials() {
        return withCredentials;
    }

    Duration limit() {
        return limit;
    }

    int largest() {
        return largest;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
