package dev.syncline.signing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Signature-Input header says, read strictly: one label, no optional blanks, no escapes.
 *
 * @param parameters raw text of the parameters, each with its leading semicolon
 * @param values parameter values by name: text without its quotes, numbers as they stand
 */
record SignatureInput(List<Covered> covered, String parameters, Map<String, String> values) {

    /** The one label this profile knows. */
    static final String LABEL = "syncline";

    private static final int LONGEST = 1024;
    private static final String NAME = "\"([@a-z][a-z0-9-]*)\"(;req)?";
    private static final String PARAMETER = ";([a-z]+)=(?:([0-9]{1,12})|\"([A-Za-z0-9_/.-]*)\")";
    private static final Pattern WHOLE = Pattern.compile(
            LABEL + "=\\((" + NAME + "(?: " + NAME + ")*+)\\)((?:" + PARAMETER + ")*+)", Pattern.DOTALL);
    private static final Pattern ONE_NAME = Pattern.compile(NAME);
    private static final Pattern ONE_PARAMETER = Pattern.compile(PARAMETER);

    static SignatureInput parse(String header) {
        Matcher whole = WHOLE.matcher(header);
        if (header.length() > LONGEST || !whole.matches()) {
            throw new SignatureRefused("The Signature-Input is not of the form this profile has.");
        }
        String parameters = whole.group(6);
        return new SignatureInput(names(whole.group(1)), parameters, values(parameters));
    }

    private static List<Covered> names(String list) {
        List<Covered> covered = new ArrayList<>();
        Matcher name = ONE_NAME.matcher(list);
        while (name.find()) {
            covered.add(new Covered(name.group(1), name.group(2) != null));
        }
        return List.copyOf(covered);
    }

    private static Map<String, String> values(String parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher parameter = ONE_PARAMETER.matcher(parameters);
        while (parameter.find()) {
            String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
            if (values.put(parameter.group(1), value) != null) {
                throw new SignatureRefused("The signature names the parameter " + parameter.group(1) + " twice.");
            }
        }
        return values;
    }
}
