package dev.syncline.assist;

import java.net.URI;

/**
 * Where questions go; the key is in the vault and is never given out.
 *
 * @param endpoint base address of an OpenAI-compatible service, such as https://api.example.com/v1
 */
public record AssistSetting(URI endpoint, String model) {}
