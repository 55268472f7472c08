package dev.syncline.connection;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Trackers of partners and the nodes beside them, so that an administrator may type the address of either. */
@ConfigurationProperties("syncline.directory")
record DirectorySettings(@DefaultValue List<Entry> entries) {

    /**
     * One partner.
     *
     * @param tracker address of its tracker
     * @param node address of its node
     */
    record Entry(URI tracker, URI node) {}
}
