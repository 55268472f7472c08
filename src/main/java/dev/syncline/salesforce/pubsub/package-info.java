/** Salesforce's Pub/Sub API: one connection, and subscriptions that come back by themselves. */
@NullMarked
package dev.syncline.salesforce.pubsub;

import org.jspecify.annotations.NullMarked;
