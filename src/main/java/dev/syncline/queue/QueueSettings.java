package dev.syncline.queue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a process does at once.
 *
 * @param workers pieces of work done at the same time
 * @param perConnection of these, how many for one connection; 0 means half
 * @param lanes lanes with work that are kept in memory; the others wait in the table
 */
@ConfigurationProperties("syncline.queue")
record QueueSettings(
        @DefaultValue("16") int workers,
        @DefaultValue("0") int perConnection,
        @DefaultValue("20000") int lanes) {

    int cap() {
        return perConnection > 0 ? perConnection : Math.max(1, workers / 2);
    }
}
