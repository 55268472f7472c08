package dev.syncline.connector;

import java.util.List;

/**
 * One thing a kind of tracker asks its administrator for.
 *
 * @param name letters and digits, such as {@code clientId}; in properties and the environment case does not matter
 * @param label for people
 * @param hint where to find it or what it looks like; empty for none
 * @param secret kept in the vault and never shown again
 * @param choices values to choose from; empty when it is free
 * @param preset what holds while nothing is entered; empty for nothing
 */
public record SettingField(
        String name, String label, String hint, boolean secret, boolean required, List<String> choices, String preset) {

    public SettingField {
        choices = List.copyOf(choices);
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a setting: use letters and digits, such as clientId.");
        }
    }

    /** A value that must be entered and may be read again. */
    public static SettingField required(String name, String label, String hint) {
        return new SettingField(name, label, hint, false, true, List.of(), "");
    }

    /** A value that may be left out. */
    public static SettingField optional(String name, String label, String hint, String preset) {
        return new SettingField(name, label, hint, false, false, List.of(), preset);
    }

    /** A secret; whether it is needed may depend on what else is entered. */
    public static SettingField secret(String name, String label, String hint, boolean required) {
        return new SettingField(name, label, hint, true, required, List.of(), "");
    }

    /** One of a few values, the first being the usual one. */
    public static SettingField choice(String name, String label, String hint, List<String> choices) {
        return new SettingField(name, label, hint, false, false, choices, choices.get(0));
    }
}
