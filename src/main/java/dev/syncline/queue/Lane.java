package dev.syncline.queue;

/** A strict order of work; lanes are independent of each other. */
public record Lane(String name) {

    /** How many shards all lanes hash into. */
    public static final int SHARDS = 64;

    /** The shard this lane belongs to, from 0. */
    public int shard() {
        int hash = name.hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), SHARDS);
    }
}
