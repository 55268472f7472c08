package dev.syncline.script.api;

import java.util.ArrayList;
import java.util.List;

/** A list a merge helper made: what it leaves out was removed on the other side. */
final class Merged extends ArrayList<HubObject> {

    private static final long serialVersionUID = 1L;

    Merged(List<HubObject> parts) {
        super(parts);
    }
}
