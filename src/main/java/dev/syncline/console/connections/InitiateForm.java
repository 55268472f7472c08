package dev.syncline.console.connections;

import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Proposal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was typed on the way through the wizard; it travels with the pages and is kept nowhere else.
 *
 * @param destination what was typed as the other side's address, without a user name and password before its host
 * @param noAddress {@code true} for <em>I don't have a URL</em>
 * @param asked the destination whose modes were offered
 * @param address where the other node was found; empty when there is no address
 * @param formId recognises the same form sent twice
 */
record InitiateForm(
        String destination,
        String noAddress,
        String asked,
        String address,
        String mode,
        String localShortName,
        String remoteShortName,
        String name,
        String description,
        String formId) {

    private static final Pattern USER_INFO = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*:/)?(/*)[^/?#]*@");

    InitiateForm {
        destination = USER_INFO.matcher(strip(destination)).replaceFirst("$1$2");
        noAddress = strip(noAddress);
        asked = strip(asked);
        address = strip(address);
        mode = strip(mode);
        localShortName = strip(localShortName);
        remoteShortName = strip(remoteShortName);
        name = strip(name);
        description = strip(description);
        formId = strip(formId).isEmpty() ? UUID.randomUUID().toString() : strip(formId);
    }

    /** What was typed before a session ran out. */
    static InitiateForm of(Map<String, String> typed) {
        return new InitiateForm(
                typed.getOrDefault("destination", ""),
                typed.getOrDefault("noAddress", ""),
                typed.getOrDefault("asked", ""),
                typed.getOrDefault("address", ""),
                typed.getOrDefault("mode", ""),
                typed.getOrDefault("localShortName", ""),
                typed.getOrDefault("remoteShortName", ""),
                typed.getOrDefault("name", ""),
                typed.getOrDefault("description", ""),
                typed.getOrDefault("formId", ""));
    }

    /** What the modes depend on; empty while nothing was entered. */
    String subject() {
        return isWithoutAddress() ? "-" : destination;
    }

    boolean isWithoutAddress() {
        return noAddress.equals("true");
    }

    Optional<Mode> chosenMode() {
        for (Mode each : Mode.values()) {
            if (each.name().equals(mode)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** The same after the other side answered: where it is, and short names to start with. */
    InitiateForm found(String foundAddress, String local, String remote) {
        String here = localShortName.isEmpty() ? local : localShortName;
        String there = remoteShortName.isEmpty() || !asked.equals(subject()) ? remote : remoteShortName;
        return new InitiateForm(
                destination, noAddress, subject(), foundAddress, mode, here, there, name, description, formId);
    }

    /** The same with a name made from the short names, where none was typed. */
    InitiateForm named() {
        boolean suggest = name.isEmpty() && !localShortName.isEmpty() && !remoteShortName.isEmpty();
        String suggested = suggest ? localShortName + " to " + remoteShortName : name;
        return new InitiateForm(
                destination,
                noAddress,
                asked,
                address,
                mode,
                localShortName,
                remoteShortName,
                suggested,
                description,
                formId);
    }

    Proposal proposal(Mode chosen) {
        return new Proposal(
                address.isEmpty() ? null : URI.create(address),
                chosen,
                localShortName,
                remoteShortName,
                name,
                description);
    }

    /** Everything typed, to be carried to another page; an address that nobody asked is left behind. */
    Map<String, String> carried() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("destination", isWithoutAddress() ? "" : destination);
        all.put("noAddress", noAddress);
        all.put("asked", asked);
        all.put("address", address);
        all.put("mode", mode);
        all.put("localShortName", localShortName);
        all.put("remoteShortName", remoteShortName);
        all.put("name", name);
        all.put("description", description);
        all.put("formId", formId);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
