package dev.syncline.console.access;

import org.jspecify.annotations.Nullable;

/** What the forms for a user ask: a name, and the password twice. */
record NewUser(String name, String password, String repeated) {

    NewUser {
        name = text(name);
        password = text(password);
        repeated = text(repeated);
    }

    @Override
    public String toString() {
        return "NewUser[" + name + "]";
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
