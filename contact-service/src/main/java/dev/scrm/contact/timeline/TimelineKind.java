package dev.scrm.contact.timeline;

/** What kinds of things a timeline tells. */
public enum TimelineKind {
    CREATED,
    FOLLOWED,
    UNFOLLOWED,
    PROFILE_CHANGED,
    TAGGED,
    UNTAGGED,
    /** Another contact turned out to be the same person. */
    MERGED,
    /** The contact is no longer seen as another one. */
    UNMERGED,
    STAGE_CHANGED,
    CONSENT_CHANGED,
    MEMBERSHIP_CHANGED,
    GROUP_JOINED,
    GROUP_LEFT,
    /** The person did something; what, the type of the behaviour says. */
    BEHAVIOR,
    SERVICE_MESSAGE,
    TICKET_OPENED,
    TICKET_CLOSED,
    WELCOME_SENT,
    /** WeCom would not take it. */
    WELCOME_FAILED,
    /** Its twenty seconds were over. */
    WELCOME_EXPIRED
}
