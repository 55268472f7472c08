package dev.syncline.item;

/** What a name can stand for in a tracker. */
public enum ReferenceKind {
    STATUS,
    PRIORITY,
    PERSON_BY_EMAIL,
    PERSON_BY_USERNAME,
    PERSON,
    PROJECT,
    TEAM,
    LABEL,
    ENTITY_TYPE,
    RESOLUTION,
    VERSION,
    COMPONENT
}
