package dev.scrm.contact.contact;

/** As the person told WeChat; unknown for most. */
public enum Gender {
    UNKNOWN,
    MALE,
    FEMALE
}
