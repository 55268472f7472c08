package dev.syncline.script.fence;

import java.util.List;

/**
 * A text in a rule that is given to a property, compared with one, or asked of a helper.
 *
 * @param steps the way to the property, as of a {@link Mentions.Trail}; or the helper and its method
 * @param isSet whether the property is given the text
 * @param length how many characters it takes in its line, with its quotes; 1 where it takes several lines
 */
public record WrittenText(List<String> steps, String text, boolean isSet, int line, int column, int length) {}
