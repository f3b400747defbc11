package dev.scrm.contact.erasure;

import java.util.List;
import java.util.Map;

/**
 * What this service keeps in MongoDB, and what an erasure does with it. A test fails for a collection that stands nowhere here.
 */
public final class KeptCollections {
    /** What is kept of people goes from these, or is made nobody's. */
    public static final List<String> ERASED = List.of(
            "contacts",
            "identities",
            "merge-proposals",
            "timelines",
            "behaviors",
            "waiting-behaviors",
            "waiting-people",
            "behavior-quarantine",
            "contact-import-rows",
            "contact-import-journals",
            "contact-import-findings",
            "contact-exports",
            "contact-export-pages",
            "contact-export-chunks",
            "segment-standings",
            "segment-members",
            "segment-snapshot-members",
            "segment-trials",
            "predictions",
            "open-tickets",
            "group-chats");

    private static final String OF_CORP = "what a corp has set up: nobody's data";
    private static final String NUMBERS = "numbers that lead to nobody";

    /** Nothing goes from these, and why. */
    public static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry("live-codes", OF_CORP),
            Map.entry("tags", OF_CORP),
            Map.entry("tag-creations", OF_CORP),
            Map.entry("contact-fields", OF_CORP),
            Map.entry("lifecycle-stages", OF_CORP),
            Map.entry("field-masks", OF_CORP),
            Map.entry("segments", OF_CORP),
            Map.entry("portrait-rules", OF_CORP),
            Map.entry("message-keywords", OF_CORP),
            Map.entry("staff-members", "in which departments a staff member is"),
            Map.entry("departments", OF_CORP),
            Map.entry("segment-snapshots", "a name, a time and how many there were"),
            Map.entry("behavior-sources", OF_CORP),
            Map.entry("behavior-types", OF_CORP),
            Map.entry("contact-imports", "a file's name, its columns and how many rows of what kind"),
            Map.entry("behavior-figures", NUMBERS),
            Map.entry("behavior-intake-marks", NUMBERS),
            Map.entry(
                    "behavior-intake-aside", "places in the intake, and ids that are derived with a key, for 30 days"),
            Map.entry("waiting-days", NUMBERS),
            Map.entry("segment-progress", NUMBERS),
            Map.entry("reveal-counts", "how often staff were shown something, and not of whom"),
            Map.entry("contact-creation-receipts", "ids of contacts and of requests for them, for a day"),
            Map.entry("behavior-receipts", "places in a batch and ids of its source, for a day"),
            Map.entry("audit-records", "ids of contacts and who did what: the trail is never made shorter"),
            Map.entry("audit-heads", "a number and a hash"),
            Map.entry("id-keys", "a mark of the key of ids, from which nothing follows"),
            Map.entry("erasures", "ids, times and numbers, which show that somebody was erased"),
            Map.entry("parked-contacts", "ids, and why they wait; they go on, or are given up, by hand"),
            Map.entry("parked-keys", "ids, and why they wait; they go on, or are given up, by hand"),
            Map.entry("parked-records", "where in Kafka what waits lies"));

    private KeptCollections() {}
}
