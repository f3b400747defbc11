package dev.scrm.platform.events;

import java.util.List;

/** The public topics (design section 5). One catalogue: clients, topic creation and manifests are made from it. */
public final class Topics {
    public static final String WECOM_CALLBACKS = "scrm.wecom.callbacks.v1";
    public static final String WECOM_DOORBELLS = "scrm.wecom.doorbells.v1";
    public static final String WECOM_MESSAGES = "scrm.wecom.messages.v1";
    public static final String WECOM_COMMANDS = "scrm.wecom.commands.v1";
    public static final String WECOM_OUTCOMES = "scrm.wecom.outcomes.v1";
    /** What the gateway read in WeCom by itself, to find what no callback told. */
    public static final String WECOM_SNAPSHOTS = "scrm.wecom.snapshots.v1";

    public static final String CONTACT_EVENTS = "scrm.contact.events.v1";
    public static final String CONTACT_PROFILES = "scrm.contact.profiles.v1";
    /** Who is to be erased, keyed by {@code corp:contact}, and what each service did for it. */
    public static final String CONTACT_ERASURES = "scrm.contact.erasures.v1";

    public static final String CONTACT_COMMANDS = "scrm.contact.commands.v1";
    /** What sources tell that people did, before anybody knows who it was; integrators write here. */
    public static final String BEHAVIOR_SUBMISSIONS = "scrm.behavior.submissions.v1";

    public static final String BEHAVIOR_EVENTS = "scrm.behavior.events.v1";
    /** Who entered and left which segment. */
    public static final String SEGMENT_EVENTS = "scrm.segment.events.v1";

    /** All segments that a contact belongs to, as it is now. */
    public static final String SEGMENT_STANDINGS = "scrm.segment.standings.v1";

    /** What segments are, as they are now; keyed by {@code corp:segment}. */
    public static final String SEGMENT_DEFINITIONS = "scrm.segment.definitions.v1";

    /** How far versions of segments are built; keyed by {@code corp:segment}. */
    public static final String SEGMENT_PROGRESS = "scrm.segment.progress.v1";

    /** Conditions that somebody is writing, for all who sort people to put them to; keyed by corp and person. */
    public static final String SEGMENT_TRIALS = "scrm.segment.trials.v1";

    /** Whose behaviours are wanted by those who sort people, since contacts became one person or are one no longer. */
    public static final String SEGMENT_HISTORY_REQUESTS = "scrm.segment.history-requests.v1";

    /** These behaviours. */
    public static final String SEGMENT_HISTORIES = "scrm.segment.histories.v1";

    /** Who saw what of contacts and changed it, on its way into the chain of its corp; keyed by the corp. */
    public static final String AUDIT_RECORDS = "scrm.audit.records.v1";

    public static final String TICKET_EVENTS = "scrm.ticket.events.v1";
    public static final String TICKET_COMMANDS = "scrm.ticket.commands.v1";
    public static final String JOURNEY_EVENTS = "scrm.journey.events.v1";
    public static final String JOURNEY_COMMANDS = "scrm.journey.commands.v1";
    /** Commands of operators about parked contacts. */
    public static final String PARKING_COMMANDS = "scrm.parking.commands.v1";

    /** How parked contacts stand, told by the services on Kafka Streams. */
    public static final String PARKED_CONTACTS = "scrm.parking.contacts.v1";

    /**
     * Limit of a record in {@code .parked} and {@code .dead} topics, twice that of Kafka's default: what is put aside is
     * larger than it was, because it says where it came from and why.
     */
    public static final int COMPANION_MESSAGE_BYTES = 2 << 20;

    /**
     * One public topic.
     *
     * @param compacted true keeps the last record of each key, false deletes after the retention
     */
    public record Topic(String name, int retentionDays, boolean compacted) {}

    /** Every public topic, without its {@code .parked} and {@code .dead} companions. */
    public static final List<Topic> ALL = List.of(
            new Topic(WECOM_CALLBACKS, 14, false),
            new Topic(WECOM_DOORBELLS, 7, false),
            new Topic(WECOM_MESSAGES, 14, false),
            new Topic(WECOM_COMMANDS, 7, false),
            new Topic(WECOM_OUTCOMES, 7, false),
            new Topic(WECOM_SNAPSHOTS, 14, false),
            new Topic(CONTACT_EVENTS, 30, false),
            new Topic(CONTACT_PROFILES, 0, true),
            new Topic(CONTACT_ERASURES, 30, false),
            new Topic(CONTACT_COMMANDS, 7, false),
            new Topic(BEHAVIOR_SUBMISSIONS, 7, false),
            new Topic(BEHAVIOR_EVENTS, 30, false),
            new Topic(SEGMENT_EVENTS, 30, false),
            new Topic(SEGMENT_STANDINGS, 0, true),
            new Topic(SEGMENT_DEFINITIONS, 0, true),
            new Topic(SEGMENT_PROGRESS, 1, false),
            new Topic(SEGMENT_TRIALS, 1, false),
            new Topic(SEGMENT_HISTORY_REQUESTS, 7, false),
            new Topic(SEGMENT_HISTORIES, 7, false),
            new Topic(AUDIT_RECORDS, 30, false),
            new Topic(TICKET_EVENTS, 30, false),
            new Topic(TICKET_COMMANDS, 7, false),
            new Topic(JOURNEY_EVENTS, 30, false),
            new Topic(JOURNEY_COMMANDS, 7, false),
            new Topic(PARKING_COMMANDS, 7, false),
            new Topic(PARKED_CONTACTS, 30, false));

    private Topics() {}

    /** Where records of parked keys wait, with reason and origin in their headers. */
    public static String parked(String topic) {
        return topic + ".parked";
    }

    /** Where records go whose bytes cannot be read at all. */
    public static String dead(String topic) {
        return topic + ".dead";
    }
}
