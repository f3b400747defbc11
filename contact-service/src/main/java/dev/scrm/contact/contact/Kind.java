package dev.scrm.contact.contact;

/** Where the person is. */
public enum Kind {
    WECHAT,
    WECOM
}
