package dev.syncline.script.fence;

/** A text that counts as it is read, so that no regular expression can run for ever. */
final class TickingText implements CharSequence {

    private static final int STEP = 255;

    private final String text;
    private int reads;

    TickingText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if ((++reads & STEP) == 0) {
            Budget.current().check();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
