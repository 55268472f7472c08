package dev.syncline.real;

import dev.syncline.torture.Place;

/** Two trackers with a node in a process of its own beside each. */
interface Sides {

    Office office(Place place);

    Nodes nodes();
}
