package dev.syncline.real;

import dev.syncline.torture.Place;

/** Two trackers with a node in a process of its own beside each. */
interface Sides {

    Office office(Place place);

    /** Starts a node and returns once it answers. */
    void startNode(Place place);

    /** kill -9. */
    void killNode(Place place);
}
