package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** {@code userHelper}: people of this node's tracker. */
public final class UserHelper implements Refuses {

    private final NodeHelper nodeHelper;

    public UserHelper(NodeHelper nodeHelper) {
        this.nodeHelper = nodeHelper;
    }

    @ForRules(
            value = "The person with this address, or null.",
            gives = "person",
            example = "issue.assignee = userHelper.getByEmail(replica.assignee?.email)")
    public @Nullable HubObject getByEmail(@Nullable Object email) {
        return nodeHelper.getUserByEmail(email);
    }

    @ForRules(
            value = "Another name for getByEmail.",
            gives = "person",
            example = "issue.assignee = userHelper.getUserByEmail(replica.assignee?.email)")
    public @Nullable HubObject getUserByEmail(@Nullable Object email) {
        return nodeHelper.getUserByEmail(email);
    }

    @ForRules(
            value = "The person with this key, or null.",
            gives = "person",
            example = "issue.assignee = userHelper.getByKey(\"u1\") ?: issue.assignee")
    public @Nullable HubObject getByKey(@Nullable Object key) {
        return nodeHelper.getUser(key);
    }

    @ForRules(
            value = "The person with this sign-in name, or null.",
            gives = "person",
            example = "issue.assignee = userHelper.getByUsername(replica.assignee?.username)")
    public @Nullable HubObject getByUsername(@Nullable Object username) {
        return nodeHelper.getUserByUsername(username);
    }

    @Override
    public RuntimeException refusal(String name) {
        return name.equals("createUser")
                ? new NotOffered(
                        "userHelper.createUser is not offered: a rule makes no accounts.",
                        "Let the tracker's administrator add the person, or assign somebody who is there.")
                : new NotOffered(
                        "userHelper.%s is not offered: this node's tracker tells rules no groups or roles."
                                .formatted(name),
                        "Keep the people in question in a list or map of the rule itself.");
    }
}
