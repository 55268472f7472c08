package dev.syncline.connector;

import java.time.Duration;

/** What can go wrong with a tracker that is spoken to over HTTP; its simulator offers these switches. */
public interface TrackerFaults {

    /** The next write is done, and its answer lost: the line is cut. */
    void loseNextAnswer();

    /** The next call is refused as one too many, with the time to wait (429 with Retry-After, or the tracker's own way). */
    void limitNext(Duration wait);

    /** The next call is refused as if the token had expired; what the token's address gives next is taken. */
    void expireToken();

    /** No credentials are taken any more, and none are given. */
    void revoke();

    /** The next call fails inside the tracker (500 or 503), before anything is done. */
    void failNext();

    /** The next answer is a page for people, as a proxy or a wrong address sends it, with status 200. */
    void answerNextWithAPage();

    /** Nobody listens at the tracker's address any more. */
    void stop();

    /** How many calls reached the tracker. */
    int calls();
}
