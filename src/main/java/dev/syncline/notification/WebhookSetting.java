package dev.syncline.notification;

import java.net.URI;

/** Where notices are posted to; the secret that signs them is in the vault and is never given out. */
public record WebhookSetting(URI address) {}
