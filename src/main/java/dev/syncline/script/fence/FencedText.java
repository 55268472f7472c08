package dev.syncline.script.fence;

import org.codehaus.groovy.runtime.GStringImpl;

/** A text with values in it, such as {@code "Hello ${name}"}, whose size is bounded. */
public final class FencedText extends GStringImpl {

    private static final long serialVersionUID = 1L;

    public FencedText(Object[] values, String[] strings) {
        super(values, strings);
    }

    @Override
    public String toString() {
        for (Object value : getValues()) {
            Guards.weigh(value);
        }
        String text = super.toString();
        Guards.length(text.length());
        return text;
    }
}
