package dev.syncline.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses. */
record Network(InetAddress base, int prefix) {

    /** Reads CIDR form, such as {@code 10.20.0.0/16}; an address alone is a range of one. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw notNetwork(text);
        }
        try {
            InetAddress base = InetAddress.getByName(address);
            int bits = base.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > bits) {
                throw notNetwork(text);
            }
            return new Network(base, prefix);
        } catch (UnknownHostException | NumberFormatException e) {
            throw notNetwork(text);
        }
    }

    private static IllegalArgumentException notNetwork(String text) {
        return new IllegalArgumentException(
                "'%s' is not a network. Write it like 10.20.0.0/16 or fd12:3456::/32.".formatted(text));
    }

    boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
