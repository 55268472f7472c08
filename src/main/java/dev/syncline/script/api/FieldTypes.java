package dev.syncline.script.api;

/** Kinds of custom fields; rules know them as {@code com.exalate.api.domain.hubobject.v1_2.HubCustomFieldType}. */
public final class FieldTypes {

    public static final String STRING = "STRING";
    public static final String TEXT = "TEXT";
    public static final String NUMERIC = "NUMERIC";
    public static final String OPTION = "OPTION";
    public static final String OPTIONS = "OPTIONS";
    public static final String DATE = "DATE";
    public static final String DATETIME = "DATETIME";
    public static final String USER = "USER";

    private FieldTypes() {}
}
