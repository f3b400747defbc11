package dev.scrm.gateway.corps;

/** Why a corp that is registered is not served for now; what was accepted for it waits. */
public enum Suspension {
    /** An operator disabled it. */
    DISABLED,
    /** The credentials of an app or robot of it cannot be opened: the keyset that sealed them is not here. */
    UNREADABLE
}
